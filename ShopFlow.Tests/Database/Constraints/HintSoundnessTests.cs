using ShopFlow.Data.Constraints;
using Xunit.Abstractions;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Whatever a derived limit refuses, the database must refuse too.</summary>
public sealed class HintSoundnessTests(ITestOutputHelper output)
{
    private const int RandomChecks = 300;

    [Fact]
    public async Task No_limit_refuses_what_the_database_accepts()
    {
        await using var table = await ShapeTable.CreateAsync();
        var tried = new List<TriedValue>();

        foreach (var shape in CheckShape.All)
        {
            var (hint, verdicts) = await table.TryAsync(shape.Column, shape.Check);
            tried.AddRange(verdicts);

            Assert.True(IsDerived(hint) == shape.IsDerived, $"{shape} {hint}");
            Assert.DoesNotContain(verdicts, verdict => verdict.IsTooStrict);
        }
        Report(CheckShape.All.Count, CheckShape.All.Count(shape => shape.IsDerived), tried);
    }

    [Fact]
    public async Task No_limit_derived_from_a_random_check_is_too_strict()
    {
        await using var table = await ShapeTable.CreateAsync();
        var seed = Random.Shared.Next();
        var checks = new RandomCheck(new Random(seed));
        var (derived, tried) = (0, new List<TriedValue>());

        for (var i = 0; i < RandomChecks; i++)
        {
            var (column, check) = checks.Next();
            var (hint, verdicts) = await table.TryAsync(column, check);
            derived += IsDerived(hint) ? 1 : 0;
            tried.AddRange(verdicts);

            var wrong = verdicts.Where(verdict => verdict.IsTooStrict).ToList();
            Assert.True(
                wrong.Count == 0,
                $"Seed {seed}: {column}: {check}: {string.Join(", ", wrong)}"
            );
        }
        Report(RandomChecks, derived, tried);
    }

    private static bool IsDerived(FieldHint hint) =>
        hint.Limits.Any(limit => limit.Rule.Kind is RuleKind.Check or RuleKind.Domain);

    private void Report(int shapes, int derived, List<TriedValue> tried) =>
        output.WriteLine(
            $"{shapes} checks, {derived} derived; {tried.Count} values, {tried.Count(x => x.IsTooLoose)} too loose, "
                + $"{tried.Count(x => x.IsTooStrict)} too strict"
        );
}
