using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;

namespace ShopFlow.Web.Features.Account;

/// <summary>
/// Allows five failed attempts in a row, then one after a minute, one after two, four, up to an hour. The attempt is
/// counted before the input is checked, so a hundred at once count as a hundred.
/// </summary>
internal sealed class SignInAttempts(
    IDbContextFactory<ShopFlowDbContext> contexts,
    TimeProvider time
)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public static byte[] Password(string email) => Key($"password {email}");

    public static byte[] SecondFactor(int member) =>
        Key(string.Create(CultureInfo.InvariantCulture, $"second factor {member}"));

    /// <summary>Counts the attempt, checks, and forgets earlier failures after a success.</summary>
    /// <returns>Also false while the next attempt has to wait; then nothing is checked.</returns>
    public async Task<bool> TryAsync(byte[] key, Func<Task<bool>> look)
    {
        if (!await TakeAsync(key) || !await look())
        {
            return false;
        }

        await ForgetAsync(key);
        return true;
    }

    /// <summary>False while the next attempt has to wait.</summary>
    public async Task<bool> TakeAsync(byte[] key)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync();
        var taken = await db
            .Database.SqlQuery<int>(
                $"""
                insert into staff.sign_in_attempts as a (key, failures, last_at) values ({key}, 1, {now})
                on conflict (key) do update set
                    failures = case when a.last_at < {now - KeptFor} then 1 else a.failures + 1 end,
                    last_at = excluded.last_at,
                    locked_until = case when a.failures >= 4 and a.last_at >= {now - KeptFor}
                        then {now} + least(interval '1 hour', interval '1 minute' * power(2, least(a.failures - 4, 6))) end
                where a.locked_until is null or a.locked_until <= {now}
                returning failures
                """
            )
            .ToListAsync();
        return taken.Count > 0;
    }

    /// <summary>After a success; also deletes counts that are long out of date.</summary>
    public async Task ForgetAsync(byte[] key)
    {
        var oldest = time.GetUtcNow() - KeptFor;
        await using var db = await contexts.CreateDbContextAsync();
        await db.SignInAttempts.Where(a => a.Key == key || a.LastAt < oldest).ExecuteDeleteAsync();
    }

    private static byte[] Key(string tried) => SHA256.HashData(Encoding.UTF8.GetBytes(tried));
}
