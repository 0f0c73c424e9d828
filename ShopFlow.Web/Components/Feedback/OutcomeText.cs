using ShopFlow.Data.Constraints;

namespace ShopFlow.Web.Components.Feedback;

/// <summary>What to tell a person about a write that neither succeeded nor broke a rule at a field.</summary>
internal sealed record OutcomeText(string Heading, string Advice, bool CanRetry = false)
{
    private const string Kept = "What you typed is still here.";

    public override string ToString() => $"{Heading}. {Advice}";

    public static OutcomeText? Of(SaveOutcome? outcome) =>
        outcome switch
        {
            SaveOutcome.Gone => new("Somebody else deleted this meanwhile", Kept),
            SaveOutcome.Blocked => new(
                "Other records still refer to this",
                "Delete or change those first."
            ),
            SaveOutcome.Busy { IsOverloaded: true } => new(
                "ShopFlow is too busy right now",
                $"Nothing was saved. {Kept} Try again in a moment.",
                CanRetry: true
            ),
            SaveOutcome.Full => new(
                "The database's disk is full",
                $"Nothing was saved. {Kept} Tell whoever runs ShopFlow.",
                CanRetry: true
            ),
            SaveOutcome.Busy => new(
                "Somebody else is working on the same record",
                $"Nothing was saved. {Kept} Try again in a moment.",
                CanRetry: true
            ),
            SaveOutcome.Unreachable { MayHaveSaved: true } => new(
                "The connection to the database broke while saving",
                $"It may or may not have been saved. Check the list before you save again. {Kept}",
                CanRetry: true
            ),
            SaveOutcome.Unreachable => new(
                "The database cannot be reached",
                $"Nothing was saved. {Kept}",
                CanRetry: true
            ),
            SaveOutcome.Forbidden { ByDatabase: true } => new(
                "ShopFlow may not change this",
                $"The database account lacks the right to do it. Ask who runs the database. {Kept}"
            ),
            SaveOutcome.Forbidden => new(
                "Your role may not do this",
                $"Ask an owner of the shop. {Kept}"
            ),
            SaveOutcome.Unknown unknown => new(
                "This could not be saved",
                $"The reason is in the log under the number {unknown.Reference}. {Kept}",
                CanRetry: true
            ),
            _ => null,
        };
}
