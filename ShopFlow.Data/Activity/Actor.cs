namespace ShopFlow.Data.Activity;

/// <summary>In whose name a context writes: a member of staff, or a part of ShopFlow that has no id.</summary>
public sealed record Actor(int? Id, string Name);
