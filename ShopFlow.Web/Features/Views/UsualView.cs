namespace ShopFlow.Web.Features.Views;

/// <summary>A view that every shop has, without anybody keeping it.</summary>
/// <param name="IsAlarming">Rows in it are bad news.</param>
public sealed record UsualView(
    string Name,
    string Query,
    bool IsAlarming = false,
    bool IsCounted = true
);
