using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Orders;

/// <summary>The options of a status, made once for all the orders of a list that have the same.</summary>
internal sealed class StatusChoices(IReadOnlyList<string> statuses)
{
    private readonly Dictionary<string, MarkupString> made = [];

    /// <summary>A status that the rule no longer takes is among them while an order has it.</summary>
    public MarkupString With(string selected) =>
        made.TryGetValue(selected, out var options) ? options : made[selected] = Make(selected);

    private MarkupString Make(string selected) =>
        new(string.Concat(statuses.Union([selected]).Select(status => Option(status, selected))));

    private static string Option(string status, string selected)
    {
        var mark = new MarkupString(status == selected ? " selected" : "");
        return Html.Of(
            $"""<option value="{status}"{mark}>{ChoiceText.Of(status)}</option>"""
        ).Value;
    }
}
