using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Staff;

/// <summary>One signed-in browser: without this row its cookie is worthless.</summary>
public sealed class StaffSession
{
    public Guid Id { get; set; }
    public int MemberId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Accurate to a few minutes.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>As text: "Firefox on Linux".</summary>
    public string Browser { get; set; } = null!;

    public string Address { get; set; } = null!;
    public StaffMember Member { get; set; } = null!;
}

internal sealed class StaffSessionConfiguration : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> session)
    {
        session.ToTable("sessions", StaffRules.Schema);
        session.HasKey(s => s.Id).HasName("sessions_pkey");
        session.Property(s => s.Id).HasColumnName("id").ValueGeneratedNever();
        session.Property(s => s.MemberId).HasColumnName("member_id");
        session.Property(s => s.CreatedAt).HasColumnName("created_at");
        session.Property(s => s.LastSeenAt).HasColumnName("last_seen_at");
        session.Property(s => s.Browser).HasColumnName("browser");
        session.Property(s => s.Address).HasColumnName("address");
        session
            .HasOne(s => s.Member)
            .WithMany()
            .HasForeignKey(s => s.MemberId)
            .OnDelete(DeleteBehavior.Cascade)
            .HasConstraintName(StaffRules.SessionMemberMustExist);
        session.HasIndex(s => s.MemberId).HasDatabaseName("ix_sessions_member_id");
    }
}
