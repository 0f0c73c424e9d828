using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Saving;

/// <summary>
/// What a person types about one row. Its properties have the entity's names, hold the text as typed, and change
/// nothing but what the form shows.
/// </summary>
public abstract class EntityForm<TEntity>
    where TEntity : class, new()
{
    /// <summary>The version of the row that a save may replace.</summary>
    public uint Version { get; set; }

    public bool IsNew => Before is null;

    /// <summary>The row when the person started editing; null for a new one.</summary>
    internal TEntity? Before { get; private set; }

    internal FormReading<TEntity> Read(ShopFormat shop)
    {
        var read = new FormReading<TEntity>(this, shop);
        Read(read);
        return read;
    }

    /// <summary>Names each field, the kind of text it holds, and where its value goes.</summary>
    private protected abstract void Read(FormReading<TEntity> form);

    /// <summary>The row was deleted: what was typed becomes a new one.</summary>
    internal void BeginAnew() => (Before, Version) = (null, 0);

    internal void Begin(TEntity entity, uint version) => (Before, Version) = (entity, version);
}
