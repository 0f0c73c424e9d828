using System.Globalization;
using System.Text;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <param name="Reference">Empty if there is no reference.</param>
internal sealed record ReportLine(
    string Work,
    string Measured,
    string Reference,
    string Ratio,
    string Budget,
    bool IsMet
);

/// <summary>The table of results, printed to the console line by line and as Markdown at the end.</summary>
internal sealed class Report
{
    private readonly List<ReportLine> lines = [];

    /// <param name="note">Printed to the console but left out of the table.</param>
    public static void Note(string note) => Console.WriteLine($"    {note}");

    public void Add(
        string work,
        string measured,
        string budget,
        bool isMet,
        string reference = "",
        string ratio = ""
    )
    {
        lines.Add(new(work, measured, reference, ratio, budget, isMet));
        var compared = reference.Length > 0 ? $", reference {reference}, ratio {ratio}" : "";
        Console.WriteLine(
            $"{(isMet ? "met   " : "NOT   ")}{work}: {measured}{compared} (budget: {budget})"
        );
    }

    /// <summary>The common case: a time, the reference's time, and the highest allowed ratio.</summary>
    public void AddRatio(string work, double measured, double reference, double atMost) =>
        Add(
            work,
            Ms(measured),
            $"at most {Number(atMost)} times the reference",
            measured <= atMost * reference,
            Ms(reference),
            Number(measured / reference)
        );

    public string ToMarkdown()
    {
        var table = new StringBuilder(
            "| work | measured | reference | ratio | budget | met |\n|---|---|---|---|---|---|\n"
        );
        foreach (var line in lines)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {line.Work} | {line.Measured} | {line.Reference} | {line.Ratio} | {line.Budget} | {(line.IsMet ? "yes" : "**no**")} |\n"
            );
        }

        return table.ToString();
    }

    public static string Ms(double milliseconds) => $"{Number(milliseconds)} ms";

    public static string Kb(double bytes) => $"{Number(bytes / 1024)} KB";

    public static string Number(double number) =>
        number.ToString(
            number < 10 ? "0.00"
                : number < 100 ? "0.0"
                : "#,0",
            CultureInfo.InvariantCulture
        );
}
