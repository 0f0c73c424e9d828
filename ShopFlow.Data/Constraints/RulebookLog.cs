using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using ShopFlow.Data.Constraints.Saving;

namespace ShopFlow.Data.Constraints;

/// <summary>Logs which rules refuse writes: only their names, never a value or PostgreSQL's own text.</summary>
internal sealed class RulebookLog(ILogger logger)
{
    /// <summary>If a rule refuses three hundred writes a day, its form needs a hint.</summary>
    private static readonly Counter<long> Refusals = Instruments.Meter.CreateCounter<long>(
        "shopflow.rules.broken",
        description: "Rules that refused writes broke"
    );

    public void Refused(IReadOnlyList<ConstraintKey> rules)
    {
        Count(rules);
        logger.LogInformation(
            "A write was refused by {Rules}",
            string.Join(", ", rules.Select(rule => $"{rule} (reference {rule.Reference})"))
        );
    }

    public static void Count(IReadOnlyList<ConstraintKey> rules)
    {
        foreach (var rule in rules)
        {
            Refusals.Add(1, new KeyValuePair<string, object?>("rule", rule.ToString()));
        }
    }

    public void Hindered(Failure failure) =>
        logger.LogWarning(
            "A write was hindered: {Kind}, {SqlState} ({Type})",
            failure.Kind,
            StateOf(failure.Verdict),
            failure.Type
        );

    /// <summary>Returns the reference that leads a person to the error in the log.</summary>
    public string Surprised(Failure failure)
    {
        var reference = RandomNumberGenerator.GetHexString(8);
        logger.LogError(
            "Reference {Reference}: a write failed with {SqlState} by {Rule} ({Type})",
            reference,
            StateOf(failure.Verdict),
            RuleOf(failure.Verdict),
            failure.Type
        );
        return reference;
    }

    private static string StateOf(ServerError? said) => said?.SqlState ?? "no SQLSTATE";

    private static string RuleOf(ServerError? said) =>
        said?.Constraint is { Length: > 0 } name
            ? new ConstraintKey(said.Schema ?? "", said.Table ?? "", name).ToString()
            : "no rule";
}
