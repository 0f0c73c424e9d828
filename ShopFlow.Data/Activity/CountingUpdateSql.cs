using System.Text;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql.EntityFrameworkCore.PostgreSQL.Update.Internal;

namespace ShopFlow.Data.Activity;

// Without this class EF takes every deletion, and every update of a row without a version, for lost: when a write
// returns no rows, EF reads the affected count of the statement at the write's place in the batch, and the actor's
// statement comes first. The provider casts its SQL generator to its own class, so only a subclass can replace it.
#pragma warning disable EF1001

/// <summary>
/// Makes every write return a row, which EF counts wherever the write is in the batch: <see cref="ActorInterceptor"/>
/// puts a statement in front.
/// </summary>
internal sealed class CountingUpdateSql(UpdateSqlGeneratorDependencies dependencies)
    : NpgsqlUpdateSqlGenerator(dependencies)
{
    public override ResultSetMapping AppendInsertOperation(
        StringBuilder commandStringBuilder,
        IReadOnlyModificationCommand command,
        int commandPosition,
        bool overridingSystemValue,
        out bool requiresTransaction
    ) =>
        Answering(
            commandStringBuilder,
            base.AppendInsertOperation(
                commandStringBuilder,
                command,
                commandPosition,
                overridingSystemValue,
                out requiresTransaction
            )
        );

    public override ResultSetMapping AppendUpdateOperation(
        StringBuilder commandStringBuilder,
        IReadOnlyModificationCommand command,
        int commandPosition,
        out bool requiresTransaction
    ) =>
        Answering(
            commandStringBuilder,
            base.AppendUpdateOperation(
                commandStringBuilder,
                command,
                commandPosition,
                out requiresTransaction
            )
        );

    public override ResultSetMapping AppendDeleteOperation(
        StringBuilder commandStringBuilder,
        IReadOnlyModificationCommand command,
        int commandPosition,
        out bool requiresTransaction
    ) =>
        Answering(
            commandStringBuilder,
            base.AppendDeleteOperation(
                commandStringBuilder,
                command,
                commandPosition,
                out requiresTransaction
            )
        );

    private ResultSetMapping Answering(StringBuilder sql, ResultSetMapping mapping)
    {
        if (mapping != ResultSetMapping.NoResults)
        {
            return mapping;
        }

        sql.Length -= (SqlGenerationHelper.StatementTerminator + Environment.NewLine).Length;
        sql.AppendLine(" RETURNING 1" + SqlGenerationHelper.StatementTerminator);
        return ResultSetMapping.LastInResultSet;
    }
}
