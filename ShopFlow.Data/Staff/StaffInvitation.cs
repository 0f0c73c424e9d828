using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Staff;

/// <summary>Somebody who was invited and hasn't joined yet; the row is deleted when they do.</summary>
public sealed class StaffInvitation
{
    public int Id { get; set; }
    public string Email { get; set; } = null!;
    public string NormalizedEmail { get; set; } = null!;

    /// <summary>One of <see cref="StaffRole"/>.</summary>
    public string Role { get; set; } = null!;

    /// <summary>The SHA-256 of the link's token; the link itself is never stored.</summary>
    public byte[] TokenHash { get; set; } = null!;

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class StaffInvitationConfiguration : IEntityTypeConfiguration<StaffInvitation>
{
    public void Configure(EntityTypeBuilder<StaffInvitation> invitation)
    {
        invitation.ToTable("invitations", StaffRules.Schema, Check);
        invitation.HasKey(i => i.Id).HasName("invitations_pkey");
        invitation.Property(i => i.Id).HasColumnName("id").UseSerialColumn();
        invitation.Property(i => i.Email).HasColumnName("email");
        invitation.Property(i => i.NormalizedEmail).HasColumnName("normalized_email");
        invitation.Property(i => i.Role).HasColumnName("role");
        invitation.Property(i => i.TokenHash).HasColumnName("token_hash");
        invitation.Property(i => i.CreatedAt).HasColumnName("created_at");
        invitation.Property(i => i.ExpiresAt).HasColumnName("expires_at");
        invitation
            .HasIndex(i => i.NormalizedEmail)
            .IsUnique()
            .HasDatabaseName(StaffRules.OneInvitationPerEmail);
        invitation
            .HasIndex(i => i.TokenHash)
            .IsUnique()
            .HasDatabaseName(StaffRules.InvitationTokenMustBeUnique);
    }

    private static void Check(TableBuilder<StaffInvitation> table)
    {
        table.HasCheckConstraint(
            StaffRules.InvitationRoleMustBeValid,
            "role in ('owner', 'manager', 'staff', 'viewer')"
        );
        table.HasCheckConstraint(StaffRules.InvitationEmailMustBeAddress, @"email ~ '^\S+@\S+$'");
    }
}
