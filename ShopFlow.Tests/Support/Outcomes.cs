using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Support;

internal static class Outcomes
{
    /// <summary>"Field: sentence" for each message of a refused save.</summary>
    public static IReadOnlyList<string> Refused(SaveOutcome outcome) =>
        [
            .. Assert
                .IsType<SaveOutcome.Invalid>(outcome)
                .Messages.Select(m => $"{m.Property}: {m.Text}"),
        ];

    public static void Saved(SaveOutcome outcome) => Assert.IsType<SaveOutcome.Saved>(outcome);
}
