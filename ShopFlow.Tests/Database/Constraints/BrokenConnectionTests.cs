using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Users;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Whether a save may have gone through depends on when the connection broke.</summary>
public sealed class BrokenConnectionTests : FailingWrites
{
    [Fact]
    public async Task A_statement_that_the_server_reports_as_cancelled_was_not_saved()
    {
        await SlowDownAsync(TimeSpan.FromMinutes(1));
        await using var services = Services("application_name=doomed");

        var saving = AddUserAsync(services);
        await BreakAsync("doomed");

        var outcome = Assert.IsType<SaveOutcome.Unreachable>(await saving);
        Assert.False(outcome.MayHaveSaved);
    }

    [Fact]
    public async Task A_connection_that_breaks_during_the_commit_may_have_saved()
    {
        await using var proxy = ProxyThatBreaksAfter("COMMIT\0");
        await using var services = Services(Through(proxy));
        await using var db = NewContext(services);
        db.Add(new User { Name = "Eve", Email = "eve@Shop.test" });
        db.Add(new User { Name = "Fay", Email = "fay@Shop.test" });

        var outcome = Assert.IsType<SaveOutcome.Unreachable>(await db.SaveAsync());

        Assert.True(outcome.MayHaveSaved);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_commit_has_saved_nothing()
    {
        await using var proxy = ProxyThatBreaksAfter("INSERT INTO users");
        await using var services = Services(Through(proxy));
        await using var db = NewContext(services);
        db.Add(new User { Name = "Eve", Email = "eve@Shop.test" });
        db.Add(new User { Name = "Fay", Email = "fay@Shop.test" });

        var outcome = Assert.IsType<SaveOutcome.Unreachable>(await db.SaveAsync());

        Assert.False(outcome.MayHaveSaved);
    }

    [Fact]
    public async Task A_connection_that_breaks_during_an_autocommit_statement_may_have_saved()
    {
        await using var proxy = ProxyThatBreaksAfter("INSERT INTO users");
        await using var services = Services(Through(proxy));

        var outcome = Assert.IsType<SaveOutcome.Unreachable>(await AddUserAsync(services));

        Assert.True(outcome.MayHaveSaved);
    }

    private BreakingProxy ProxyThatBreaksAfter(string message)
    {
        var server = new NpgsqlConnectionStringBuilder(Shop.ConnectionString);
        return new(server.Host!, server.Port, message);
    }

    private string Through(BreakingProxy proxy) =>
        new NpgsqlConnectionStringBuilder(Shop.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = proxy.Port,
            Pooling = false,
        }.ConnectionString;

    /// <summary>Ends the session once its statement is running.</summary>
    private Task BreakAsync(string application) =>
        Shop.ExecuteAsync(
            UntilItSleeps(application)
                + $"select pg_terminate_backend(pid) from pg_stat_activity where application_name = '{application}'"
        );
}
