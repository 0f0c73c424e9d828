namespace ShopFlow.Data.Constraints.Wording;

/// <summary>Why a text that was typed is not the value its field asks for.</summary>
public abstract record TypingFault
{
    private TypingFault() { }

    public sealed record Missing : TypingFault;

    public sealed record NotANumber : TypingFault;

    /// <param name="Decimals">So many are allowed.</param>
    public sealed record TooPrecise(int Decimals) : TypingFault;
}
