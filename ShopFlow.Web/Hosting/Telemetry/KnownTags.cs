using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace ShopFlow.Web.Hosting.Telemetry;

/// <summary>
/// Exports only tags that are known to hold no value and nothing a person typed: no address with a search in it, no
/// circuit, no connection string. Tags that a later library version adds stay out until somebody has checked them.
/// </summary>
internal sealed class KnownTags : BaseProcessor<Activity>
{
    public const string Circuits = "Microsoft.AspNetCore.Components.Server.Circuits";

    private static readonly FrozenSet<string> Known = new[]
    {
        "shopflow.outcome",
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "url.scheme",
        "server.address",
        "server.port",
        "error.type",
        "aspnetcore.components.type",
        "aspnetcore.components.route",
        "aspnetcore.components.attribute.name",
        "code.function.name",
        "db.system.name",
        "db.namespace",
        "db.operation.name",
        // The text as prepared: values are parameters.
        "db.query.text",
        "db.response.status_code",
        "db.npgsql.prepared",
        "db.npgsql.rows",
    }.ToFrozenSet(StringComparer.Ordinal);

    public override void OnEnd(Activity data)
    {
        foreach (var (key, _) in data.TagObjects.Where(tag => !Known.Contains(tag.Key)).ToList())
        {
            data.SetTag(key, null);
        }

        if (data.Source.Name == Circuits)
        {
            // By default its name has the circuit's id.
            data.DisplayName = "Circuit";
        }

        // Drops the description, which is an exception's message; a tag has the error's type.
        data.SetStatus(data.Status);
    }
}
