using System.Globalization;
using CsvHelper;

namespace ShopFlow.Tests.Database.RawLines;

/// <summary>A line of the file as plain text, as somebody might type it.</summary>
internal sealed record RawLine(
    string Invoice,
    string Code,
    string Description,
    string Quantity,
    string Price,
    string Customer
)
{
    public const string NoCustomer = "Customer is required.";
    public const string NoDescription = "Name is required.";
    public const string QuantityTooSmall = "Quantity must be 1 or more.";
    public const string PriceTooFine = "Unit price must have at most 2 decimals.";
    public const string Repeated = "This product is already in the order.";

    public static IReadOnlyList<RawLine> ReadAll()
    {
        using var file = typeof(RawLine).Assembly.GetManifestResourceStream(
            typeof(RawLine),
            "raw-lines.csv"
        );
        using var csv = CsvReader.Create(file!);
        var lines = new List<RawLine>();
        while (csv.Read())
        {
            lines.Add(
                new(
                    csv.GetString("InvoiceNo"),
                    csv.GetString("StockCode"),
                    csv.GetString("Description"),
                    csv.GetString("Quantity"),
                    csv.GetString("UnitPrice"),
                    csv.GetString("CustomerID")
                )
            );
        }

        return lines;
    }

    /// <summary>
    /// The faults of every line, by rules that are written here again and use none of ShopFlow's code.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> FaultsOf(IReadOnlyList<RawLine> lines)
    {
        var accepted = new HashSet<(string Invoice, string Code)>();
        var all = new List<IReadOnlyList<string>>();
        foreach (var line in lines)
        {
            List<string> faults = [.. line.OwnFaults()];
            if (accepted.Contains((line.Invoice, line.Code)))
            {
                faults.Add(Repeated);
            }

            if (faults.Count == 0)
            {
                accepted.Add((line.Invoice, line.Code));
            }

            all.Add(faults);
        }

        return all;
    }

    private IEnumerable<string> OwnFaults()
    {
        if (Customer.Length == 0)
        {
            yield return NoCustomer;
        }

        if (Description.Trim().Length == 0)
        {
            yield return NoDescription;
        }

        if (int.Parse(Quantity, CultureInfo.InvariantCulture) <= 0)
        {
            yield return QuantityTooSmall;
        }

        if (Price.Contains('.') && Price.Length - Price.IndexOf('.') - 1 > 2)
        {
            yield return PriceTooFine;
        }
    }
}
