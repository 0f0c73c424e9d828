using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Hosting;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Web.Hosting;

/// <summary><c>staff list</c> and <c>staff reset-password</c>: for who runs ShopFlow and helps who is locked out of it.</summary>
internal static class StaffCommand
{
    private static readonly Argument<string> Email = new("email")
    {
        Description = "With which the person signs in.",
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
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                OnDatabaseAsync(
                    settings,
                    (db, url, stop) => ResetPasswordAsync(db, parsed.GetValue(Email)!, url, stop),
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

    private static async Task ResetPasswordAsync(
        ShopFlowDbContext db,
        string email,
        string url,
        CancellationToken cancellationToken
    )
    {
        var name = new UpperInvariantLookupNormalizer().NormalizeEmail(email.Trim());
        var member =
            await db.StaffMembers.SingleOrDefaultAsync(
                m => m.NormalizedEmail == name,
                cancellationToken
            )
            ?? throw new CannotStartException(
                "Nobody on the team signs in with this email. The command staff list shows who does."
            );
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
