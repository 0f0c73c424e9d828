using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Staff;

/// <summary>What proves somebody only once: the code of an authenticator app, the challenge to a passkey.</summary>
public sealed class SpentProof
{
    /// <summary>A hash; the primary key decides which of two that come at once was first.</summary>
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
        // Forgotten when they would prove nothing anyway.
        proof.HasIndex(p => p.SpentAt).HasDatabaseName("ix_spent_proofs_spent_at");
    }
}
