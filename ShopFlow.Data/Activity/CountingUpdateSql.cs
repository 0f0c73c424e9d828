using System.Text;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql.EntityFrameworkCore.PostgreSQL.Update.Internal;

namespace ShopFlow.Data.Activity;

// Without this class every deletion, and every update of a row without a version, counts as lost: EF takes the rows of a write
// that answers nothing from the statement at the write's own place in the batch, and the actor's stands in front of it. The
// provider casts what generates its writes to its own class, so nothing but a class of that can replace it.
#pragma warning disable EF1001

/// <summary>
/// Lets every write answer with a row, which EF counts wherever it stands: <see cref="ActorInterceptor"/> puts a statement in front.
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
