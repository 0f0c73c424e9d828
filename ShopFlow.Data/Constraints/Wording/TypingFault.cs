namespace ShopFlow.Data.Constraints.Wording;

/// <summary>Why typed text isn't the kind of value its field takes.</summary>
public abstract record TypingFault
{
    private TypingFault() { }

    public sealed record Missing : TypingFault;

    public sealed record NotANumber : TypingFault;

    /// <param name="Decimals">How many are allowed.</param>
    public sealed record TooPrecise(int Decimals) : TypingFault;
}
