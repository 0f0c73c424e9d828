using ShopFlow.Data.Products;
using ShopFlow.Data.Reviews;
using ShopFlow.Data.Users;
using ShopFlow.Web.Lists.Search;

namespace ShopFlow.Web.Features;

/// <summary>What can be searched in the shop; the migration SearchByWords creates an index for each.</summary>
internal static class ShopSearch
{
    public static readonly SearchTarget<User> Users = new(u => u.Name, u => u.Email);
    public static readonly SearchTarget<Product> Products = new(p => p.Name);
    public static readonly SearchTarget<Review> Reviews = new(r => r.Content)
    {
        OnlyFragments = true,
    };
}
