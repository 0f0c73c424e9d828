using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints.AnySchema;

/// <summary>A database of its own for one test, with a single table called <c>things</c>.</summary>
internal sealed class OneTable : IAsyncDisposable
{
    private readonly string connectionString;
    private readonly ServiceProvider services;

    private OneTable(string connectionString, IReadOnlyList<AnyColumn> columns)
    {
        this.connectionString = connectionString;
        services = new ServiceCollection()
            .AddLogging()
            .AddRulebook<AnyContext>(connectionString)
            .ConfigureDbContext<AnyContext>(options =>
                options.UseModel(AnyContext.ModelOf("public", "things", columns))
            )
            .BuildServiceProvider();
        Db = services.GetRequiredService<IDbContextFactory<AnyContext>>().CreateDbContext();
    }

    public AnyContext Db { get; }

    /// <param name="columns">As in SQL, without the id. Names match the properties of <see cref="AnyRow"/>.</param>
    public static Task<OneTable> WithAsync(string columns, string further = "") =>
        CreateAsync($"create table things (id serial primary key, {columns}); {further}", columns);

    /// <param name="named">Text that mentions every column to write.</param>
    public static async Task<OneTable> CreateAsync(string ddl, string named)
    {
        var words = named.Split(' ', ',', '(', ')').ToList();
        var known = typeof(AnyRow)
            .GetProperties()
            .Select(property => (property.Name, Column: property.Name.ToLowerInvariant()))
            .Where(one => one.Column != "id" && words.Contains(one.Column))
            .Select(one => new AnyColumn(
                one.Name,
                one.Column,
                words.ElementAtOrDefault(words.IndexOf(one.Column) + 1) ?? "",
                false,
                null
            ));
        var table = new OneTable(await TestServer.EmptyAsync(), [.. known]);
        await table.ExecuteAsync(RandomSchema.Shared);
        await table.ExecuteAsync(ddl);
        return table;
    }

    public async Task SavedAsync(params AnyRow[] rows)
    {
        Db.AddRange(rows);
        Assert.IsType<SaveOutcome.Saved>(await Db.SaveAsync());
    }

    public async Task<IReadOnlyList<FieldMessage>> RefusedAsync(params AnyRow[] rows)
    {
        Db.AddRange(rows);
        return Assert.IsType<SaveOutcome.Invalid>(await Db.SaveAsync()).Messages;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await services.DisposeAsync();
        TestServer.DropLater(connectionString);
    }
}
