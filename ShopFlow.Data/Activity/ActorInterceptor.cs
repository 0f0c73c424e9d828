using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ShopFlow.Data.Activity;

/// <summary>Sets a context's <see cref="ShopFlowDbContext.Actor"/> before everything it writes.</summary>
internal sealed class ActorInterceptor : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Sign(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Sign(command, eventData);
        return new(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    )
    {
        Sign(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Sign(command, eventData);
        return new(result);
    }

    private static void Sign(DbCommand command, CommandEventData eventData)
    {
        var isWrite =
            eventData.CommandSource
            is CommandSource.SaveChanges
                or CommandSource.ExecuteUpdate
                or CommandSource.ExecuteDelete
                or CommandSource.ExecuteSqlRaw;
        if (isWrite && eventData.Context is ShopFlowDbContext { Actor: { } actor })
        {
            ActorStatement.PutBefore(command, actor);
        }
    }
}
