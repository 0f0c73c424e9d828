namespace ShopFlow.Data.Activity;

/// <summary>In whose name a context writes: a member of staff.</summary>
public sealed record Actor(int Id, string Name);
