namespace ShopFlow.Web.Formatting;

/// <summary>What kind of number a field asks for.</summary>
internal enum NumberKind
{
    Whole,
    Plain,

    /// <summary>The shop's currency sign or code may stand before or behind.</summary>
    Money,

    /// <summary>A whole number, or with a sign in front how many to add: <c>+5</c>.</summary>
    Stock,
}

/// <summary>What somebody typed where a number is asked. The text is read once; from here on only this counts.</summary>
internal abstract record NumberEntry
{
    private NumberEntry() { }

    public sealed record Nothing : NumberEntry;

    public sealed record Amount(decimal Value) : NumberEntry;

    /// <summary>To be added to whatever is there by then.</summary>
    public sealed record Change(decimal By) : NumberEntry;

    public sealed record NotANumber : NumberEntry;

    /// <summary>A number with more decimals than the field or the currency has.</summary>
    public sealed record TooPrecise(decimal Value, int Decimals) : NumberEntry;
}
