namespace ShopFlow.Web.Components.Lists;

/// <summary>What a cell offers to choose from.</summary>
public sealed record CellChoice(
    string Title,
    IReadOnlyList<CellOption> Options,
    string? Chosen = null
);

/// <param name="Icon">One of MudBlazor's.</param>
public sealed record CellOption(string Value, string Words, string Icon);
