using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists;

/// <summary>
/// The layouts that the person chose for the lists. The browser remembers the last one of each list, and it holds
/// wherever an address says nothing else.
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

    // How a list looks is no step that the back button takes back.
    private void Show(ListPlace place, ListLayout layout) =>
        navigation.NavigateTo(
            place.To(place.State with { Layout = layout }),
            new NavigationOptions { ReplaceHistoryEntry = true }
        );
}
