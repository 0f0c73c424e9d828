using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Activity;

/// <summary>Every index here slows every write down, so there is one per query and no more.</summary>
internal sealed class ActivityEntryConfiguration : IEntityTypeConfiguration<ActivityEntry>
{
    public void Configure(EntityTypeBuilder<ActivityEntry> entry)
    {
        entry.ToTable("activity", "shopflow");
        entry.HasKey(e => e.Id).HasName("activity_pkey");
        entry.Property(e => e.Id).HasColumnName("id").UseIdentityAlwaysColumn();
        entry.Property(e => e.At).HasColumnName("at").HasDefaultValueSql("now()");
        entry
            .Property(e => e.TransactionId)
            .HasColumnName("transaction_id")
            .HasColumnType("xid8")
            .HasDefaultValueSql("pg_current_xact_id()");
        entry.Property(e => e.ActorId).HasColumnName("actor_id");
        entry.Property(e => e.Actor).HasColumnName("actor");
        entry.Property(e => e.TableSchema).HasColumnName("table_schema");
        entry.Property(e => e.TableName).HasColumnName("table_name");
        entry.Property(e => e.RowId).HasColumnName("row_id").UseCollation("C");
        entry.Property(e => e.Subject).HasColumnName("subject").UseCollation("C");
        entry.Property(e => e.Operation).HasColumnName("operation");
        entry.Property(e => e.Changes).HasColumnName("changes").HasColumnType("jsonb");
        entry.Property(e => e.RowCount).HasColumnName("row_count").HasDefaultValue(1L);
        entry.Property(e => e.RowIds).HasColumnName("row_ids");
        entry.Property(e => e.SubjectIds).HasColumnName("subject_ids");
        entry.HasIndex(e => new { e.At, e.Id }).HasDatabaseName("ix_activity_at_id");
        entry.HasIndex(e => new { e.Subject, e.Id }).HasDatabaseName("ix_activity_subject_id");
        entry
            .HasIndex(e => new
            {
                e.ActorId,
                e.At,
                e.Id,
            })
            .HasFilter("actor_id is not null")
            .HasDatabaseName("ix_activity_actor_id_at_id");
    }
}
