using Npgsql;
using ShopFlow.Data.Search;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>A shop whose owner may not create extensions, so it has neither pg_trgm nor unaccent.</summary>
internal static class PlainServer
{
    public static Task RemoveExtensionsAsync(this TestShop shop)
    {
        var owner = new NpgsqlConnectionStringBuilder(shop.ConnectionString).Database;
        return shop.ExecuteAsync(
            $"""
            {SearchSql.FindNoWords}
            {SearchSql.Down}
            create role {owner};
            grant create on schema public, shopflow to {owner};
            grant usage on schema shopflow to {owner};
            alter table users owner to {owner}; alter table products owner to {owner}; alter table reviews owner to {owner};
            set role {owner};
            {SearchSql.Up}
            {SearchSql.FindWords}
            reset role;
            reassign owned by {owner} to current_user;
            drop owned by {owner};
            drop role {owner};
            """
        );
    }
}
