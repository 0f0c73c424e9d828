using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;

namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>Makes each proof work once: whoever saw it can't use it again.</summary>
internal sealed class SpentProofs(IDbContextFactory<ShopFlowDbContext> contexts, TimeProvider time)
{
    // Longer than any proof stays valid.
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>False if it was spent before, or by another request at the same moment.</summary>
    public async Task<bool> SpendAsync(string proof)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(proof));
        var now = time.GetUtcNow();
        var oldest = now - KeptFor;
        await using var db = await contexts.CreateDbContextAsync();
        await db.SpentProofs.Where(p => p.SpentAt < oldest).ExecuteDeleteAsync();
        var spent = await db.Database.ExecuteSqlAsync(
            $"insert into staff.spent_proofs (key, spent_at) values ({key}, {now}) on conflict do nothing"
        );
        return spent > 0;
    }
}
