using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace ShopFlow.Web.Hosting;

/// <summary>The keys for cookies and links, in the database, so that all its servers share them.</summary>
internal sealed class KeyRows(string connectionString) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = Open();
        using var query = new NpgsqlCommand(
            "SELECT xml FROM shopflow.data_protection_keys ORDER BY id",
            connection
        );
        using var reader = query.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
        {
            keys.Add(XElement.Parse(reader.GetString(0)));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = Open();
        using var insert = new NpgsqlCommand(
            "INSERT INTO shopflow.data_protection_keys (name, xml) VALUES ($1, $2)",
            connection
        )
        {
            Parameters =
            {
                new() { Value = friendlyName },
                new() { Value = element.ToString(SaveOptions.DisableFormatting) },
            },
        };
        insert.ExecuteNonQuery();
    }

    private NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        return connection;
    }
}
