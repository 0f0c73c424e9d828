namespace ShopFlow.Data.Hosting;

/// <summary>Why ShopFlow can't start, in a sentence for the person who started it.</summary>
public sealed class CannotStartException(string message) : Exception(message);
