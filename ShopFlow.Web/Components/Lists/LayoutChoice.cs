using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists;

/// <summary>
/// The layouts the person chose for the lists. The browser remembers the last one per list, and it applies whenever the
/// address doesn't name one.
/// </summary>
internal sealed class LayoutChoice(NavigationManager navigation, IJSRuntime js)
{
    public async Task ChooseAsync(ListPlace place, ListLayout layout)
    {
        Show(place, layout);
        var query = QueryHelpers.AddQueryString(
            "",
            layout.ToPairs().Where(p => p.Value is not null)
        );
        await js.InvokeVoidAsync("shopflow.keepLayout", place.Path, query);
    }

    public async Task RecallAsync(ListPlace place)
    {
        var query = await js.InvokeAsync<string?>("shopflow.keptLayout", place.Path);
        var layout = ListState.Parse(query ?? "", place.State.Shape).Layout;
        if (!layout.IsDefault)
            Show(place, layout);
    }

    // Changing the layout isn't a step for the back button.
    private void Show(ListPlace place, ListLayout layout) =>
        navigation.NavigateTo(
            place.To(place.State with { Layout = layout }),
            new NavigationOptions { ReplaceHistoryEntry = true }
        );
}
