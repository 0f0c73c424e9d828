namespace ShopFlow.Web.Features.Views;

/// <summary>A view was saved or deleted.</summary>
public sealed record ViewDone(int Id, bool IsDeleted = false);
