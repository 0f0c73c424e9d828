using System.Text.Json.Serialization;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Lists.Query;

/// <summary>A page of a list.</summary>
/// <param name="Previous">The end of the previous page; null on the first page.</param>
/// <param name="Next">The start of the next page; null on the last page.</param>
public sealed record Page<TRow>(
    IReadOnlyList<TRow> Rows,
    ListPosition? Previous,
    ListPosition? Next
)
{
    /// <summary>The hits of its search, so that counting needn't search again.</summary>
    [JsonIgnore]
    internal SearchHits? Hits { get; init; }

    public bool IsWhole => Previous is null && Next is null;
}
