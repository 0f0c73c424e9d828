using System.Text.Json.Serialization;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Lists.Query;

/// <summary>A page of a list.</summary>
/// <param name="Previous">Where the page before it ends; null on the first page.</param>
/// <param name="Next">Where the page after it begins; null on the last page.</param>
public sealed record Page<TRow>(
    IReadOnlyList<TRow> Rows,
    ListPosition? Previous,
    ListPosition? Next
)
{
    /// <summary>What the search found for it, so that the count need not search again.</summary>
    [JsonIgnore]
    internal SearchHits? Hits { get; init; }

    public bool IsWhole => Previous is null && Next is null;
}
