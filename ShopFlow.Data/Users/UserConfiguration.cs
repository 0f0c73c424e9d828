using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopFlow.Data.Sorting;

namespace ShopFlow.Data.Users;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("users", Check);
        user.HasKey(u => u.Id).HasName("users_pkey");
        user.Property(u => u.Id).HasColumnName("id").UseSerialColumn();
        user.Property(u => u.Name).HasColumnName("name");
        user.Property(u => u.Email).HasColumnName("email");
        user.Property(u => u.CreatedAt).HasColumnName("created_at").HasDefaultValueSql("now()");
        user.Property(u => u.Version).IsRowVersion();

        user.Navigation(u => u.Figures).IsRequired();
        user.HasIndex(u => u.Email).IsUnique().HasDatabaseName(UserRules.EmailMustBeUnique);
        // Lists of users, orders, items and reviews sorted by user name.
        user.HasIndex(u => new { u.Name, u.Id })
            .UseCollation(ShopCollation.Name, null!)
            .HasDatabaseName("ix_users_name_id");
        // The list of users sorted by email.
        user.HasIndex(u => new { u.Email, u.Id })
            .UseCollation(ShopCollation.Name, null!)
            .HasDatabaseName("ix_users_email_id");
        // The list of users: newest first, page by page.
        user.HasIndex(u => new { u.CreatedAt, u.Id }).HasDatabaseName("ix_users_created_at_id");
    }

    private static void Check(TableBuilder<User> table)
    {
        table.HasCheckConstraint(UserRules.NameMustNotBeBlank, "shopflow.is_visible(name)");
        table.HasCheckConstraint(UserRules.NameMustBeShort, "char_length(name) <= 200");
        table.HasCheckConstraint(
            UserRules.EmailMustLookLikeAnEmail,
            @"email ~ '^[^\s@]+@[^\s@]+\.[^\s@]+$'"
        );
    }
}
