using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Saving;

/// <summary>
/// What a person types about one row. Its properties are called like the entity's, hold text as it was typed, and give
/// the entity nothing but what the form shows.
/// </summary>
public abstract class EntityForm<TEntity>
    where TEntity : class, new()
{
    /// <summary>The row's version that a save may replace.</summary>
    public uint Version { get; set; }

    public bool IsNew => Before is null;

    /// <summary>The row as it was when the person began; null for a new one.</summary>
    internal TEntity? Before { get; private set; }

    /// <summary>Only after the form's validator agreed: what is not a number by then is a fault of the program.</summary>
    internal abstract void ApplyTo(TEntity entity, ShopFormat shop);

    /// <summary>The row is gone: what was typed becomes a new one.</summary>
    internal void BeginAnew() => (Before, Version) = (null, 0);

    internal void Begin(TEntity entity, uint version) => (Before, Version) = (entity, version);

    private protected static string? Trimmed(string? text) =>
        text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private protected static int Whole(string? text, ShopFormat shop) => (int)Number(text, shop);

    private protected static decimal Number(string? text, ShopFormat shop) =>
        shop.TryMoney(text, out var number)
            ? number
            : throw new InvalidOperationException("The form was applied before it was valid.");
}
