using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Conventions;
using NpgsqlTypes;

namespace ShopFlow.Tests.Database.Constraints.AnySchema;

/// <summary>A row of a random table, which has some of these columns.</summary>
internal sealed class AnyRow
{
    public int Id { get; set; }
    public decimal? Amount { get; set; }
    public decimal? Rate { get; set; }
    public int? Qty { get; set; }
    public double? Weight { get; set; }
    public string? Name { get; set; }
    public string? Code { get; set; }
    public DateOnly? Day { get; set; }
    public bool? Active { get; set; }
    public string[]? Tags { get; set; }
    public decimal[]? Rates { get; set; }
    public NpgsqlRange<int>? Span { get; set; }
    public int? Above { get; set; }
    public int? Owner { get; set; }
    public int? PairA { get; set; }
    public string? PairB { get; set; }
}

internal sealed class AnyContext(DbContextOptions<AnyContext> options) : DbContext(options)
{
    public static IModel ModelOf(string schema, string table, IReadOnlyList<AnyColumn> columns)
    {
        var builder = NpgsqlConventionSetBuilder.CreateModelBuilder();
        builder.Entity<AnyRow>(row =>
        {
            row.ToTable(table, schema);
            row.Property(r => r.Id).HasColumnName("id").ValueGeneratedOnAdd();
            foreach (var property in typeof(AnyRow).GetProperties())
            {
                if (property.Name == nameof(AnyRow.Id))
                    continue;

                if (columns.FirstOrDefault(c => c.Property == property.Name) is not { } column)
                {
                    row.Ignore(property.Name);
                    continue;
                }

                var mapped = row.Property(property.Name).HasColumnName(column.Name);
                if (column.Default is not null || column.Type is "odd.rebate" or "odd.label")
                    mapped.ValueGeneratedOnAdd();
            }
        });
        return builder.FinalizeModel();
    }
}
