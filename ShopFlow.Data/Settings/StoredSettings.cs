namespace ShopFlow.Data.Settings;

/// <summary>The team's settings for its shop: one row, or none while the configuration's defaults apply.</summary>
public sealed class StoredSettings
{
    public const short OnlyId = 1;

    public short Id { get; set; } = OnlyId;
    public string Name { get; set; } = null!;
    public string Currency { get; set; } = null!;
    public string TimeZone { get; set; } = null!;
    public string Culture { get; set; } = null!;
    public string Language { get; set; } = null!;

    /// <summary>PostgreSQL's <c>xmin</c>: changes with every write of the row.</summary>
    public uint Version { get; set; }
}
