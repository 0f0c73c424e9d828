using ShopFlow.Web.Access;
using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Components.Layout;
using ShopFlow.Web.Components.Layout.Palette;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Lists.Search;

namespace ShopFlow.Web.Features.Palette;

/// <summary>What the search box in the header finds: whatever the pickers find, also by number, and pages.</summary>
internal static class PaletteSources
{
    private const int Most = 5;

    public static IServiceCollection AddPalette(this IServiceCollection services) =>
        services.AddScoped(Pages).AddScoped(Orders).AddScoped(Users).AddScoped(Products);

    private static PaletteSource Orders(IServiceProvider services)
    {
        var orders = services.GetRequiredService<OrderService>();
        return new(
            "Orders",
            async (text, stop) => Hits(await orders.OptionsAsync(text, stop), "orders")
        );
    }

    private static PaletteSource Users(IServiceProvider services)
    {
        var users = services.GetRequiredService<UserService>();
        return new(
            "Customers",
            async (text, stop) =>
                Hits(
                    OrderSearch.Number(text) is { } id
                    && await users.OptionAsync(id, stop) is { } user
                        ? [user, .. await users.OptionsAsync(text, stop)]
                        : await users.OptionsAsync(text, stop),
                    "users"
                )
        );
    }

    private static PaletteSource Products(IServiceProvider services)
    {
        var products = services.GetRequiredService<ProductService>();
        return new(
            "Products",
            async (text, stop) =>
                Hits(
                    OrderSearch.Number(text) is { } id
                    && await products.OptionAsync(id, stop) is { } product
                        ? [product, .. await products.OptionsAsync(text, stop)]
                        : await products.OptionsAsync(text, stop),
                    "products"
                )
        );
    }

    private static PaletteSource Pages(IServiceProvider services)
    {
        var current = services.GetRequiredService<CurrentPerson>();
        return new(
            "Pages",
            async (text, _) =>
            {
                var person = await current.FindAsync();
                return
                [
                    .. NavMenu
                        .Places.Where(place =>
                            place.IsOpenTo(person) && KnownText.Has(place.Text, text)
                        )
                        .Take(Most)
                        .Select(place => new PaletteHit(
                            place.Text,
                            null,
                            place.Address.Length > 0 ? place.Address : "/"
                        )),
                ];
            }
        );
    }

    private static IReadOnlyList<PaletteHit> Hits(IEnumerable<PickerOption> options, string path) =>
        [
            .. options
                .DistinctBy(option => option.Id)
                .Take(Most)
                .Select(option => new PaletteHit(
                    option.Text,
                    option.Detail,
                    $"{path}/{option.Id}"
                )),
        ];
}
