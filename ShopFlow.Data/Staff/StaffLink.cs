using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Staff;

/// <summary>
/// A link that works once: to set up the shop, or to choose a new password. The row is deleted when it is used.
/// </summary>
public sealed class StaffLink
{
    /// <summary>The SHA-256 of the link's token; the link itself is never stored.</summary>
    public byte[] TokenHash { get; set; } = null!;

    /// <summary>The member whose password the link changes; null for the set-up link.</summary>
    public int? MemberId { get; set; }

    /// <summary>Null for the set-up link, which is valid until the shop has an owner.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public StaffMember? Member { get; set; }
}

internal sealed class StaffLinkConfiguration : IEntityTypeConfiguration<StaffLink>
{
    public void Configure(EntityTypeBuilder<StaffLink> link)
    {
        link.ToTable(
            "links",
            StaffRules.Schema,
            table =>
                table.HasCheckConstraint(
                    StaffRules.MembersLinkMustExpire,
                    "(member_id is null) = (expires_at is null)"
                )
        );
        link.HasKey(l => l.TokenHash).HasName("links_pkey");
        link.Property(l => l.TokenHash).HasColumnName("token_hash");
        link.Property(l => l.MemberId).HasColumnName("member_id");
        link.Property(l => l.ExpiresAt).HasColumnName("expires_at");
        link.HasOne(l => l.Member)
            .WithMany()
            .HasForeignKey(l => l.MemberId)
            .OnDelete(DeleteBehavior.Cascade)
            .HasConstraintName(StaffRules.LinkMemberMustExist);
        link.HasIndex(l => l.MemberId).HasDatabaseName("ix_links_member_id");
    }
}
