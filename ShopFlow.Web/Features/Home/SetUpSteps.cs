using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;

namespace ShopFlow.Web.Features.Home;

/// <summary>Which set-up steps a new shop has done, read from its rows.</summary>
public sealed record SetUpSteps(
    bool HasSettings,
    bool HasProducts,
    bool HasOrders,
    bool HasColleague,
    bool HasSecondFactor
)
{
    public bool AreDone =>
        HasSettings && HasProducts && HasOrders && HasColleague && HasSecondFactor;
}

internal sealed class SetUpStepsQuery(IDbContextFactory<ShopFlowDbContext> contexts)
{
    /// <param name="memberId">The member whose second factor counts.</param>
    public async Task<SetUpSteps> ReadAsync(
        int memberId,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .Database.SqlQuery<SetUpSteps>(
                $"""
                SELECT EXISTS (SELECT FROM shopflow.settings) AS "HasSettings",
                    EXISTS (SELECT FROM products) AS "HasProducts",
                    EXISTS (SELECT FROM orders) AS "HasOrders",
                    EXISTS (SELECT FROM staff.invitations)
                        OR EXISTS (SELECT FROM staff.members WHERE id <> {memberId}) AS "HasColleague",
                    EXISTS (SELECT FROM staff.members WHERE id = {memberId} AND two_factor_enabled)
                        OR EXISTS (SELECT FROM staff.passkeys WHERE member_id = {memberId}) AS "HasSecondFactor"
                """
            )
            .SingleAsync(cancellationToken);
    }
}
