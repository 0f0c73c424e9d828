using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Staff;

/// <summary>
/// Failed sign-ins in a row, whether the account exists or not: unknown e-mails are counted and locked like known ones,
/// so that nobody can tell them apart.
/// </summary>
public sealed class SignInAttempt
{
    /// <summary>A hash of what was typed, so that a password typed into the wrong box is never stored.</summary>
    public byte[] Key { get; set; } = null!;

    public int Failures { get; set; }
    public DateTimeOffset LastAt { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
}

internal sealed class SignInAttemptConfiguration : IEntityTypeConfiguration<SignInAttempt>
{
    public void Configure(EntityTypeBuilder<SignInAttempt> attempt)
    {
        attempt.ToTable("sign_in_attempts", StaffRules.Schema);
        attempt.HasKey(a => a.Key).HasName("sign_in_attempts_pkey");
        attempt.Property(a => a.Key).HasColumnName("key");
        attempt.Property(a => a.Failures).HasColumnName("failures");
        attempt.Property(a => a.LastAt).HasColumnName("last_at");
        attempt.Property(a => a.LockedUntil).HasColumnName("locked_until");
        // For deleting attempts after a day.
        attempt.HasIndex(a => a.LastAt).HasDatabaseName("ix_sign_in_attempts_last_at");
    }
}
