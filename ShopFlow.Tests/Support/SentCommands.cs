using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data;

namespace ShopFlow.Tests.Support;

/// <summary>Records the SQL that EF sends, in order.</summary>
internal sealed class SentCommands : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> texts = new();

    public IReadOnlyList<string> Texts => [.. texts];

    public void Clear() => texts.Clear();

    public void Listen(IServiceCollection services) =>
        services.ConfigureDbContext<ShopFlowDbContext>(options => options.AddInterceptors(this));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        texts.Enqueue(command.CommandText);
        return new(result);
    }
}
