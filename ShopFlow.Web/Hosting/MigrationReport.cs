using System.Globalization;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Web.Hosting;

/// <summary>What the command <c>migrate</c> prints.</summary>
internal static class MigrationReport
{
    public static void Status(MigrationState state)
    {
        Print("applied", state.Applied);
        Print("pending", state.Pending);
        Print("unknown", state.Unknown);
        Console.WriteLine($"{Count(state.Applied.Count)} applied, {state.Pending.Count} pending.");
        if (state.Unknown.Count > 0)
        {
            Console.WriteLine("The unknown ones were applied by a newer ShopFlow.");
        }
    }

    public static void Up(IReadOnlyList<MigrationStep> steps, int pending) =>
        Report("applied", steps, $"{Count(pending - steps.Count)} pending.");

    public static void Down(IReadOnlyList<MigrationStep> steps, int applied) =>
        Report("taken back", steps, $"{Count(applied - steps.Count)} still applied.");

    /// <summary>"No migration is", "1 migration is", "3 migrations are".</summary>
    public static string Count(int migrations) =>
        Number(migrations) + (migrations > 1 ? " are" : " is");

    private static string Number(int migrations) =>
        migrations switch
        {
            0 => "No migration",
            1 => "1 migration",
            _ => string.Create(CultureInfo.InvariantCulture, $"{migrations} migrations"),
        };

    private static void Print(string state, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            Console.WriteLine($"{state}  {name}");
        }
    }

    private static void Report(string verb, IReadOnlyList<MigrationStep> steps, string left)
    {
        foreach (var step in steps)
        {
            Console.WriteLine($"{verb}  {step.Name}  {Milliseconds(step.Took)} ms");
        }

        var total = TimeSpan.FromTicks(steps.Sum(step => step.Took.Ticks));
        Console.WriteLine($"{Number(steps.Count)} {verb} in {Milliseconds(total)} ms. {left}");
    }

    private static string Milliseconds(TimeSpan time) =>
        time.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
}
