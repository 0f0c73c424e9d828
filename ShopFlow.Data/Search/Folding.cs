using Microsoft.EntityFrameworkCore;

namespace ShopFlow.Data.Search;

/// <summary>Text without case and accents, as the search indexes hold it.</summary>
public static class Folding
{
    /// <summary>For queries only: the database does the folding.</summary>
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
