namespace ShopFlow.Data.Activity;

/// <summary>Who a context writes as: a member of staff, or a part of ShopFlow, which has no id.</summary>
public sealed record Actor(int? Id, string Name);
