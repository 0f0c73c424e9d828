namespace ShopFlow.Data.Constraints;

/// <summary>Counts which rules refused saves, until the counts are taken to be stored.</summary>
public sealed class ViolationTally
{
    private readonly Lock gate = new();
    private Dictionary<ConstraintKey, int> counts = [];

    /// <summary>The rules that one save broke, each once.</summary>
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

    /// <summary>What was counted since the last call.</summary>
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
