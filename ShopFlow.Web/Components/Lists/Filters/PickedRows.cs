using ShopFlow.Web.Faults;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists.Filters;

/// <summary>The names of the rows picked in filters, each looked up once.</summary>
internal sealed class PickedRows
{
    private readonly Dictionary<string, (int Id, string? Text)> found = [];

    public string? Of(string filter) => found.TryGetValue(filter, out var row) ? row.Text : null;

    public Task FindAsync(IReadOnlyList<FilterField> fields, ListState state) =>
        Task.WhenAll(
            fields
                .Where(field => field.Describe is not null)
                .Select(field => FindAsync(field, state))
        );

    // The list itself says when the server is away; until then the chip shows the number.
    private async Task FindAsync(FilterField field, ListState state)
    {
        var id = state.Id(field.Name);
        if (id is null || (found.TryGetValue(field.Name, out var known) && known.Id == id))
            return;

        found[field.Name] = (id.Value, null);
        await DatabaseTrouble.StopsAsync(async () =>
            found[field.Name] = (id.Value, await field.Describe!(id.Value))
        );
    }
}
