using System.Text.Json;

namespace ShopFlow.Web.Features.Activity;

/// <summary>A column's value before and after, as PostgreSQL wrote it.</summary>
public sealed record ActivityChange(string Column, JsonElement Before, JsonElement After)
{
    public static IReadOnlyList<ActivityChange> Read(string changes)
    {
        using var json = JsonDocument.Parse(changes);
        return
        [
            .. json
                .RootElement.EnumerateObject()
                .Select(column => new ActivityChange(
                    column.Name,
                    column.Value[0].Clone(),
                    column.Value[1].Clone()
                )),
        ];
    }

    /// <summary>As in the JSON: numbers with a decimal point, times with their offset.</summary>
    public static string? Text(JsonElement? value) =>
        value?.ValueKind switch
        {
            null or JsonValueKind.Null => null,
            JsonValueKind.String => value.Value.GetString(),
            _ => value.Value.GetRawText(),
        };
}
