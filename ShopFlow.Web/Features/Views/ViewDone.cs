namespace ShopFlow.Web.Features.Views;

/// <summary>A view was written.</summary>
public sealed record ViewDone(int Id, bool IsDeleted = false);
