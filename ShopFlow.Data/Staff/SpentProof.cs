using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Staff;

/// <summary>A proof that works only once: an authenticator app's code, or a passkey's challenge.</summary>
public sealed class SpentProof
{
    /// <summary>A hash; if the same proof comes twice at once, the primary key decides which was first.</summary>
    public byte[] Key { get; set; } = null!;

    public DateTimeOffset SpentAt { get; set; }
}

internal sealed class SpentProofConfiguration : IEntityTypeConfiguration<SpentProof>
{
    public void Configure(EntityTypeBuilder<SpentProof> proof)
    {
        proof.ToTable("spent_proofs", StaffRules.Schema);
        proof.HasKey(p => p.Key).HasName("spent_proofs_pkey");
        proof.Property(p => p.Key).HasColumnName("key");
        proof.Property(p => p.SpentAt).HasColumnName("spent_at");
        // For deleting proofs that have expired anyway.
        proof.HasIndex(p => p.SpentAt).HasDatabaseName("ix_spent_proofs_spent_at");
    }
}
