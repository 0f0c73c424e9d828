namespace ShopFlow.Data.Constraints;

/// <summary>Counts which rules refused saves, until somebody takes the counts to where they are kept.</summary>
public sealed class RefusalTally
{
    private readonly Lock gate = new();
    private Dictionary<ConstraintKey, int> counts = [];

    /// <summary>The rules that one save broke, each of them once.</summary>
    internal void Add(IEnumerable<ConstraintKey> rules)
    {
        lock (gate)
        {
            foreach (var rule in rules.Distinct())
            {
                counts[rule] = counts.GetValueOrDefault(rule) + 1;
            }
        }
    }

    /// <summary>What was counted since the last time.</summary>
    public IReadOnlyDictionary<ConstraintKey, int> Take()
    {
        lock (gate)
        {
            var taken = counts;
            counts = [];
            return taken;
        }
    }
}
