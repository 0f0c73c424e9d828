using System.CommandLine;
using System.Globalization;
using ShopFlow.Data.Hosting;
using ShopFlow.Data.Seeding;

namespace ShopFlow.Web.Hosting;

/// <summary><c>seed</c>: fills an empty shop with made-up rows, to see how ShopFlow copes with many.</summary>
internal static class SeedCommand
{
    private static readonly Option<double> Scale = new("--scale")
    {
        Description =
            "How big: 10 is a shop of 200,000 users, 100,000 products and 1,000,000 orders with 3,000,000 lines.",
        DefaultValueFactory = _ => 1,
        CustomParser = given =>
            double.TryParse(given.Tokens[0].Value, CultureInfo.InvariantCulture, out var scale)
                ? scale
                : 0,
    };

    private static readonly Option<DateOnly?> Until = new("--until")
    {
        Description =
            "The day at whose beginning the three years end: 2027-02-28 (today). The same day gives the same rows.",
        CustomParser = given =>
            DateOnly.TryParse(given.Tokens[0].Value, CultureInfo.InvariantCulture, out var day)
                ? day
                : throw new CannotStartException("Write the day like 2027-02-28."),
    };

    public static Command Create(string[] settings)
    {
        var command = new Command(
            "seed",
            "Fills an empty shop with made-up users, products, orders and reviews of three years."
        )
        {
            Scale,
            Until,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                SeedAsync(
                    settings,
                    parsed.GetValue(Scale),
                    parsed.GetValue(Until) ?? DateOnly.FromDateTime(DateTime.UtcNow),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task SeedAsync(
        string[] settings,
        double scale,
        DateOnly until,
        CancellationToken cancellationToken
    )
    {
        if (scale is not (>= BigShopSize.Smallest and <= BigShopSize.Biggest))
        {
            throw new CannotStartException("The scale must be a number from 0.01 to 100.");
        }

        var configuration = ShopFlowHost.CreateBuilder(settings).Configuration;
        await using var database = await ShopDatabase.OpenAsync(configuration, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        var shop = new BigShop(BigShopSize.At(scale), until, Console.WriteLine);
        if (!await shop.LoadAsync(database.OwnerConnectionString, cancellationToken))
        {
            throw new CannotStartException(
                "The shop already has users, products or orders, and was left as it is. Name an empty database in "
                    + "ConnectionStrings__ShopFlow, or a new folder for the private server in ShopFlow__DataFolder."
            );
        }
    }
}
