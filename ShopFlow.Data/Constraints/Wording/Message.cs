using System.Globalization;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>Where a sentence came from, in order of precedence.</summary>
public enum MessageSource
{
    Form = 1,
    Resource,
    Comment,
    Name,
    Composed,

    /// <summary>Only that the value was refused is known.</summary>
    Generic,
}

public readonly record struct Message(string Text, MessageSource Source);

/// <summary>What the caller knows about the refused save.</summary>
public sealed record MessageArguments
{
    /// <summary>The refused value of the rule's column, as typed: text or a number.</summary>
    public object? Value { get; init; }

    /// <summary>The form's own text for the rule.</summary>
    public string? FormText { get; init; }

    /// <summary>By default, the language and number formats of the current request.</summary>
    public CultureInfo? Culture { get; init; }
}
