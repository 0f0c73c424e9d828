using System.Text;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql.EntityFrameworkCore.PostgreSQL.Update.Internal;

namespace ShopFlow.Data.Activity;

// The provider offers no other way to replace how a write counts its rows.
#pragma warning disable EF1001

/// <summary>
/// Lets every write answer with a row. EF would count the rows of a write without an answer by its place in the batch,
/// and <see cref="ActorInterceptor"/> puts a statement in front.
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
