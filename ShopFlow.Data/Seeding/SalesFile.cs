using CsvHelper;

namespace ShopFlow.Data.Seeding;

/// <summary>One line of <c>online-retail.csv</c>, unchanged.</summary>
[CsvRecord]
internal sealed partial record Sale(
    [CsvColumn("InvoiceNo")] string Invoice,
    [CsvColumn("StockCode")] string Code,
    string Description,
    int Quantity,
    [CsvColumn("InvoiceDate")] DateTime At,
    [CsvColumn("UnitPrice")] decimal Price,
    [CsvColumn("CustomerID")] int Customer,
    string Country
);

/// <summary>
/// The real sales that the demo shop is made from. NOTICE.md in this folder names their source and what was changed.
/// </summary>
internal static class SalesFile
{
    public static IReadOnlyList<Sale> Read()
    {
        using var file = EmbeddedFile.Open(typeof(SalesFile), "online-retail.csv");
        using var csv = CsvReader.Create(file);
        return [.. csv.GetRecords<Sale>()];
    }
}
