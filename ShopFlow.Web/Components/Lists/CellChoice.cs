namespace ShopFlow.Web.Components.Lists;

/// <summary>The choices a cell offers.</summary>
public sealed record CellChoice(
    string Title,
    IReadOnlyList<CellOption> Options,
    string? Chosen = null
);

/// <param name="Icon">One of MudBlazor's icons.</param>
public sealed record CellOption(string Value, string Words, string Icon);
