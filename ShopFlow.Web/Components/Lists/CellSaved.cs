using ShopFlow.Data.Constraints;

namespace ShopFlow.Web.Components.Lists;

/// <summary>What became of a value typed into a cell.</summary>
/// <param name="Now">The value in the database, if it differs from the one that was shown.</param>
/// <param name="Story">What happened, if somebody else was involved.</param>
/// <param name="Undo">What to type to undo it.</param>
public sealed record CellSaved(
    SaveOutcome Outcome,
    int? Now = null,
    string? Story = null,
    string? Undo = null
);
