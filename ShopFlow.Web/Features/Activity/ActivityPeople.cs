using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;

namespace ShopFlow.Web.Features.Activity;

/// <summary>Whom the activity can be narrowed to, by what the filter calls them.</summary>
internal sealed class ActivityPeople(IDbContextFactory<ShopFlowDbContext> contexts)
{
    // Database roles are few and the same ones return: the latest entries name them.
    private const int Latest = 10_000;

    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var members = await db
            .StaffMembers.OrderBy(m => m.Name)
            .Select(m => new { m.Id, m.Name })
            .ToListAsync(cancellationToken);
        var others = await db
            .Activity.OrderByDescending(e => e.Id)
            .Take(Latest)
            .Where(e => e.ActorId == null)
            .Select(e => e.Actor)
            .Distinct()
            .OrderBy(name => name)
            .ToListAsync(cancellationToken);
        var people = members.ToDictionary(
            m => m.Id.ToString(CultureInfo.InvariantCulture),
            m => m.Name
        );
        foreach (var name in others)
            people.TryAdd(name, name);

        return people;
    }
}
