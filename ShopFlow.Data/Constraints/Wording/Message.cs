using System.Globalization;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>Where a sentence came from; the first that has one wins.</summary>
public enum MessageSource
{
    Form = 1,
    Resource,
    Comment,
    Name,
    Composed,

    /// <summary>Nothing is known but that the value was refused.</summary>
    Generic,
}

public readonly record struct Message(string Text, MessageSource Source);

/// <summary>What the one who asks knows about the refused save.</summary>
public sealed record MessageArguments
{
    public static readonly MessageArguments None = new();

    /// <summary>The form's labels by column; null for a column that it does not show.</summary>
    public Func<string, string?>? Label { get; init; }

    /// <summary>The refused value of the rule's column as it was typed: text or a number.</summary>
    public object? Value { get; init; }

    /// <summary>The form's own text for the rule.</summary>
    public string? FormText { get; init; }

    /// <summary>Under which the refusal stands in the log; by default made from the rule's key.</summary>
    public string? Reference { get; init; }

    /// <summary>By default the language and the number formats of the one who is served now.</summary>
    public CultureInfo? Culture { get; init; }
}
