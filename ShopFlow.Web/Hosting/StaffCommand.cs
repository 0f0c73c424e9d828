using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Hosting;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Web.Hosting;

/// <summary>
/// <c>staff list</c> and <c>staff reset-password</c>: for whoever runs ShopFlow, to help people who are locked out.
/// </summary>
internal static class StaffCommand
{
    private static readonly Argument<string> Email = new("email")
    {
        Description = "The email that the person signs in with.",
    };

    private static readonly Option<bool> WithoutFactors = new("--second-factor")
    {
        Description =
            "Also remove the authenticator app, recovery codes and passkeys, for somebody who lost them.",
    };

    public static Command Create(string[] settings) =>
        new("staff", "Shows who is on the team, and lets the locked-out in again.")
        {
            List(settings),
            ResetPassword(settings),
        };

    private static Command List(string[] settings)
    {
        var command = new Command("list", "Lists the team.");
        command.SetAction(
            (_, cancellationToken) => OnDatabaseAsync(settings, ListAsync, cancellationToken)
        );
        return command;
    }

    private static Command ResetPassword(string[] settings)
    {
        var command = new Command(
            "reset-password",
            "Prints a link with which a member of the team chooses a new password."
        )
        {
            Email,
            WithoutFactors,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                OnDatabaseAsync(
                    settings,
                    async (db, url, stop) =>
                    {
                        var member = await FindAsync(db, parsed.GetValue(Email)!, stop);
                        if (parsed.GetValue(WithoutFactors))
                            await ForgetFactorsAsync(db, member, stop);

                        await PrintLinkAsync(db, member, url, stop);
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task ListAsync(
        ShopFlowDbContext db,
        string url,
        CancellationToken cancellationToken
    )
    {
        var members = await db.StaffMembers.OrderBy(m => m.Email).ToListAsync(cancellationToken);
        foreach (var member in members)
        {
            Console.WriteLine($"{member.Email}  {member.Role}  {member.Name}");
        }

        Console.WriteLine(
            members.Count switch
            {
                0 => "Nobody is on the team yet: start ShopFlow and open the link that it prints.",
                1 => "1 member.",
                var count => string.Create(CultureInfo.InvariantCulture, $"{count} members."),
            }
        );
    }

    private static async Task<StaffMember> FindAsync(
        ShopFlowDbContext db,
        string email,
        CancellationToken cancellationToken
    )
    {
        var name = new UpperInvariantLookupNormalizer().NormalizeEmail(email.Trim());
        return await db.StaffMembers.SingleOrDefaultAsync(
                m => m.NormalizedEmail == name,
                cancellationToken
            )
            ?? throw new CannotStartException(
                "Nobody on the team signs in with this email. The command staff list shows who does."
            );
    }

    /// <summary>Also signs the member out everywhere, because whoever has the phone may be signed in.</summary>
    private static async Task ForgetFactorsAsync(
        ShopFlowDbContext db,
        StaffMember member,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.DeleteSecondFactorsAsync(member.Id, cancellationToken);
        await db
            .StaffSessions.Where(s => s.MemberId == member.Id)
            .ExecuteDeleteAsync(cancellationToken);
        member.TwoFactorEnabled = false;
        member.RenewStamps();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Console.WriteLine(
            $"The second factors of {member.Name} are gone, and every browser is signed out."
        );
    }

    private static async Task PrintLinkAsync(
        ShopFlowDbContext db,
        StaffMember member,
        string url,
        CancellationToken cancellationToken
    )
    {
        var token = await db.AddForPasswordAsync(
            member.Id,
            DateTimeOffset.UtcNow,
            cancellationToken
        );
        Console.WriteLine($"Choose a new password for {member.Name} within an hour, once, at");
        Console.WriteLine(token.At(url, "reset-password"));
    }

    private static async Task OnDatabaseAsync(
        string[] settings,
        Func<ShopFlowDbContext, string, CancellationToken, Task> work,
        CancellationToken cancellationToken
    )
    {
        var configuration = ShopFlowHost.CreateBuilder(settings).Configuration;
        await using var database = await ShopDatabase.OpenBesideAsync(
            configuration,
            cancellationToken
        );
        if (!await new Migrator(database.ConnectionString).IsCurrentAsync(cancellationToken))
        {
            throw new CannotStartException(
                "The database is not that of this version of ShopFlow. Start ShopFlow once, or run the command migrate up."
            );
        }

        await using var db = new ShopFlowDbContext(
            new DbContextOptionsBuilder<ShopFlowDbContext>()
                .UseNpgsql(database.ConnectionString)
                .Options
        );
        var url = Address.ForPeople(configuration, ShopFlowHost.Addresses(configuration));
        await work(db, url, cancellationToken);
    }
}
