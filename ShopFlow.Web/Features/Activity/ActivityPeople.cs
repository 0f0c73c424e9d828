using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Sorting;

namespace ShopFlow.Web.Features.Activity;

/// <summary>The people the activity can be filtered by, under the filter's names for them.</summary>
internal sealed class ActivityPeople(IDbContextFactory<ShopFlowDbContext> contexts)
{
    // There are few database roles, and they return: the latest entries name them.
    private const int Latest = 2_000;

    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db
            .Database.SqlQuery<Person>(
                $"""
                SELECT id AS "Id", name AS "Name" FROM staff.members
                UNION
                SELECT NULL, actor FROM (SELECT actor, actor_id FROM shopflow.activity ORDER BY id DESC LIMIT {Latest}) AS latest
                WHERE actor_id IS NULL
                """
            )
            .OrderBy(one => one.Id == null)
            .ThenBy(one => EF.Functions.Collate(one.Name, ShopCollation.Name))
            .ToListAsync(cancellationToken);
        var people = new Dictionary<string, string>();
        foreach (var one in found)
            people.TryAdd(one.Id?.ToString(CultureInfo.InvariantCulture) ?? one.Name, one.Name);

        return people;
    }

    /// <param name="Id">A member's id; null for a database role.</param>
    private sealed record Person(int? Id, string Name);
}
