using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopFlow.Data.Staff;

namespace ShopFlow.Data.Views;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("views", "shopflow", Check);
        view.HasKey(v => v.Id).HasName("views_pkey");
        view.Property(v => v.Id).HasColumnName("id").UseIdentityAlwaysColumn();
        view.Property(v => v.List).HasColumnName("list");
        view.Property(v => v.Name).HasColumnName("name");
        view.Property(v => v.Query).HasColumnName("query");
        view.Property(v => v.OwnerId).HasColumnName("owner_id");
        view.Property(v => v.IsPinned).HasColumnName("is_pinned");
        view.Property(v => v.Position).HasColumnName("position");
        view.Property(v => v.Version).IsRowVersion();
        view.HasOne<StaffMember>()
            .WithMany()
            .HasForeignKey(v => v.OwnerId)
            .OnDelete(DeleteBehavior.Cascade)
            .HasConstraintName(SavedViewRules.OwnerMustExist);
        // The team's views have no owner, and their names must be unique too.
        view.HasIndex(v => new
            {
                v.List,
                v.OwnerId,
                v.Name,
            })
            .IsUnique()
            .AreNullsDistinct(false)
            .HasDatabaseName(SavedViewRules.NameMustBeUnique);
        view.HasIndex(v => v.OwnerId).HasDatabaseName("ix_views_owner_id");
    }

    private static void Check(TableBuilder<SavedView> table)
    {
        var lists = string.Join(", ", SavedViewRules.Lists.Select(list => $"'{list}'"));
        table.HasCheckConstraint(SavedViewRules.ListMustBeValid, $"list IN ({lists})");
        table.HasCheckConstraint(SavedViewRules.NameMustNotBeBlank, "shopflow.is_visible(name)");
        table.HasCheckConstraint(SavedViewRules.NameMustBeShort, "char_length(name) <= 60");
        table.HasCheckConstraint(SavedViewRules.QueryMustBeShort, "char_length(query) <= 2000");
    }
}
