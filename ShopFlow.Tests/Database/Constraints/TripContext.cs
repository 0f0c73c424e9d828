using Microsoft.EntityFrameworkCore;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Rows with generated bigint keys, and children whose foreign key is a narrower type.</summary>
internal sealed class TripContext(DbContextOptions<TripContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Trip>(trip =>
        {
            trip.ToTable("trips");
            trip.Property(t => t.Id).HasColumnName("id");
            trip.Property(t => t.Title).HasColumnName("title");
            trip.Property(t => t.AfterId).HasColumnName("after_id");
            trip.HasOne(t => t.After).WithMany().HasForeignKey(t => t.AfterId);
        });
        modelBuilder.Entity<Stop>(stop =>
        {
            stop.ToTable("stops");
            stop.Property(s => s.Id).HasColumnName("id");
            stop.Property(s => s.TripId).HasColumnName("trip_id");
            stop.Property(s => s.BackId).HasColumnName("back_id");
            stop.Property(s => s.Place).HasColumnName("place");
            stop.Property(s => s.Nights).HasColumnName("nights");
            stop.HasOne(s => s.Trip).WithMany(t => t.Stops).HasForeignKey(s => s.TripId);
            stop.HasOne(s => s.Back).WithMany().HasForeignKey(s => s.BackId);
        });
    }
}

internal sealed class Trip
{
    public long Id { get; set; }
    public string? Title { get; set; }
    public long? AfterId { get; set; }
    public Trip? After { get; set; }
    public List<Stop> Stops { get; } = [];
}

internal sealed class Stop
{
    public long Id { get; set; }
    public long TripId { get; set; }
    public long? BackId { get; set; }
    public int Place { get; set; }
    public int Nights { get; set; }
    public Trip? Trip { get; set; }
    public Trip? Back { get; set; }
}
