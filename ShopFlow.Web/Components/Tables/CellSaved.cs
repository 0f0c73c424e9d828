using ShopFlow.Data.Constraints;

namespace ShopFlow.Web.Components.Tables;

/// <summary>What became of a value typed into a cell.</summary>
/// <param name="Now">The value as the database holds it after a save.</param>
public sealed record CellSaved(SaveOutcome Outcome, int? Now = null);
