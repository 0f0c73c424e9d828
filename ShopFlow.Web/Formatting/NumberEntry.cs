namespace ShopFlow.Web.Formatting;

/// <summary>The kind of number a field takes.</summary>
internal enum NumberKind
{
    Whole,
    Plain,

    /// <summary>The currency symbol or code may come before or after.</summary>
    Money,

    /// <summary>A whole number or, with a sign in front, how many to add: <c>+5</c>.</summary>
    Stock,
}

/// <summary>What somebody typed into a number field. The text is parsed once; after that only this is used.</summary>
internal abstract record NumberEntry
{
    private NumberEntry() { }

    public sealed record Nothing : NumberEntry;

    public sealed record Amount(decimal Value) : NumberEntry;

    /// <summary>To be added to the stored value, whatever it is by then.</summary>
    public sealed record Change(decimal By) : NumberEntry;

    public sealed record NotANumber : NumberEntry;

    /// <summary>A number with more decimals than the field or the currency has.</summary>
    public sealed record TooPrecise(decimal Value, int Decimals) : NumberEntry;
}
