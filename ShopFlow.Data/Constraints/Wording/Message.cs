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
    /// <summary>The refused value of the rule's column as it was typed: text or a number.</summary>
    public object? Value { get; init; }

    /// <summary>The form's own text for the rule.</summary>
    public string? FormText { get; init; }

    /// <summary>By default the language and the number formats of the one who is served now.</summary>
    public CultureInfo? Culture { get; init; }
}
