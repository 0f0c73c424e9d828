using Microsoft.EntityFrameworkCore;

namespace ShopFlow.Data.Search;

/// <summary>A text without its case and its accents, as the indexes of search hold it.</summary>
public static class Folding
{
    /// <summary>Only in queries: what is folded and how, the database knows.</summary>
    public static string? Of(string? text) =>
        throw new NotSupportedException("The database folds texts.");

    internal static void Translate(ModelBuilder modelBuilder) =>
        modelBuilder
            .HasDbFunction(() => Of(null))
            .HasName("folded")
            .HasSchema("shopflow")
            .HasParameter("text")
            .PropagatesNullability();
}
