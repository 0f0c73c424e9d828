using Microsoft.Extensions.Options;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Settings;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.EndToEnd.Lists;

public sealed class CopiedNumberTests
{
    private const string Copied = """
        async (cells) => {
          const { plainNumber } = await import(document.querySelector('script[src*="ListCard"]').src);
          return cells.map(([text, shown, plain]) => plainNumber(text.replace(/\s+/g, " ").trim(), shown, plain));
        }
        """;

    private static readonly string[] Currencies = ["", "EUR", "JPY", "KWD", "CHF"];
    private static readonly decimal[] Amounts = [0, 7, -3, 12.5m, 1766, 1234567.25m, -98765.5m];

    [SkippableFact]
    public async Task Every_culture_copies_numbers_as_they_would_be_typed()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products");
        var cells = ShopChoices
            .Cultures.SelectMany(choice =>
                Currencies.Select(currency => Shop(choice.Code, currency))
            )
            .SelectMany(CellsOf)
            .ToList();

        var copied = await browser.Page.EvaluateAsync<string[]>(
            Copied,
            cells.Select(cell => new[] { cell.Text, cell.Shown, cell.Plain })
        );

        Assert.Equal(
            cells.Select(cell => $"{cell.Culture}: {cell.Typed}"),
            cells.Zip(copied, (cell, text) => $"{cell.Culture}: {text}")
        );
    }

    private static IEnumerable<Cell> CellsOf(ShopFormat shop)
    {
        var plain = shop.Culture.NumberFormat.NumberDecimalSeparator;
        foreach (var amount in Amounts)
        {
            yield return new(
                $"{shop.Culture} {shop.CurrencyCode}",
                shop.Money(amount),
                shop.MoneyDecimal,
                plain,
                Bare(shop.Typed(amount))
            );
            var whole = (long)amount;
            yield return new(
                $"{shop.Culture}",
                shop.Number(whole),
                plain,
                plain,
                Bare(shop.Typed((int)whole))
            );
        }
    }

    // Cultures write minus in different ways, but every spreadsheet reads the hyphen.
    private static string Bare(string typed) =>
        string.Concat(typed.Where(letter => letter is not ('\u200e' or '\u200f' or '\u061c')))
            .Replace('\u2212', '-');

    private static ShopFormat Shop(string culture, string currency) =>
        new(
            new(Options.Create(new ShopSettings { Culture = culture, Currency = currency })),
            new FixedClock(DateTimeOffset.UnixEpoch)
        );

    private sealed record Cell(
        string Culture,
        string Text,
        string Shown,
        string Plain,
        string Typed
    );
}
