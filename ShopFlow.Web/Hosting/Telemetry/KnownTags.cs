using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace ShopFlow.Web.Hosting.Telemetry;

/// <summary>
/// Lets only those tags out that are known to hold no value and no word of a person: no address with what was searched,
/// no circuit, no connection string. What a later version of a library adds stays in until somebody has looked at it.
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
        // As it is prepared: the values are parameters.
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
            // By itself it is named by the circuit's id.
            data.DisplayName = "Circuit";
        }

        // A description is an exception's message; the type of the error stands in a tag.
        data.SetStatus(data.Status);
    }
}
