using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>
/// Unique values that are swapped among the rows of one save. In the end no two rows hold the same value, but a unique
/// index checks each row as it is written. EF Core refuses if its model knows the index, otherwise PostgreSQL does.
/// </summary>
public abstract class SwappedValuesTests<TContext> : IAsyncLifetime
    where TContext : DbContext
{
    private const string Ddl = """
        create table makers (id int primary key);
        insert into makers values (1), (2), (3);
        create table parts (
          id int primary key, sku text constraint sku_must_be_unique unique,
          shelf int not null, place int not null,
          maker_id int constraint one_part_a_maker unique constraint maker_must_exist references makers,
          weight int constraint weight_must_be_positive check (weight > 0),
          constraint one_part_a_place unique (shelf, place)
        );
        insert into parts values (1, 'A', 1, 1, 1, 1), (2, 'B', 1, 2, 2, 1), (3, 'C', 2, 1, 3, 1);
        """;

    private RuledDatabase<TContext> database = null!;
    private TContext db = null!;
    private List<Part> parts = null!;

    public async Task InitializeAsync()
    {
        database = await RuledDatabase<TContext>.CreateAsync(Ddl);
        db = database.CreateDbContext();
        parts = await db.Set<Part>().OrderBy(part => part.Id).ToListAsync();
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_swap_of_unique_values_is_reported_on_both_rows()
    {
        (parts[0].Sku, parts[1].Sku) = ("B", "A");

        Assert.Equal(
            [(1, "Sku", Swapped("B", "A")), (2, "Sku", Swapped("A", "B"))],
            await RefusedAsync()
        );

        (parts[0].Sku, parts[1].Sku) = ("D", "E");
        Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync());
    }

    [Fact]
    public async Task A_swap_is_reported_in_German_too()
    {
        (parts[0].Sku, parts[1].Sku) = ("B", "A");
        CultureInfo.CurrentUICulture = new("de");

        Assert.Equal(
            "„B“ und „A“ lassen sich nicht auf einmal tauschen: Geben Sie zuerst einem der beiden einen anderen Wert und speichern Sie.",
            (await RefusedAsync())[0].Text
        );
    }

    [Fact]
    public async Task A_rotation_of_values_among_three_rows_is_reported_on_all_three()
    {
        (parts[0].Sku, parts[1].Sku, parts[2].Sku) = ("B", "C", "A");
        var sentence = Moved("SKU");

        Assert.Equal(
            [(1, "Sku", sentence), (2, "Sku", sentence), (3, "Sku", sentence)],
            await RefusedAsync()
        );
    }

    [Fact]
    public async Task A_swap_in_a_composite_key_is_reported_on_the_changed_column()
    {
        (parts[0].Place, parts[1].Place) = (2, 1);
        var sentence = Moved("place");

        Assert.Equal([(1, "Place", sentence), (2, "Place", sentence)], await RefusedAsync());
    }

    [Fact]
    public async Task A_swap_of_references_is_reported_without_their_ids()
    {
        (parts[0].MakerId, parts[1].MakerId) = (2, 1);
        var sentence = Moved("maker");

        Assert.Equal([(1, "MakerId", sentence), (2, "MakerId", sentence)], await RefusedAsync());
    }

    [Fact]
    public async Task Other_faults_are_reported_beside_a_swap()
    {
        (parts[0].Sku, parts[1].Sku, parts[2].Weight) = ("B", "A", 0);

        var messages = await RefusedAsync();

        Assert.Contains((3, "Weight", "Weight must be positive."), messages);
    }

    [Theory]
    [InlineData(0, 1, "B")]
    [InlineData(1, 0, "A")]
    public async Task A_value_that_another_row_of_the_save_keeps_is_reported_on_the_row_that_takes_it(
        int taking,
        int keeping,
        string sku
    )
    {
        (parts[taking].Sku, parts[keeping].Weight) = (sku, 5);

        Assert.Equal(
            [(taking + 1, "Sku", "Another part already has this SKU.")],
            await RefusedAsync()
        );
    }

    [Fact]
    public async Task A_value_that_a_third_row_holds_is_reported_as_taken()
    {
        (parts[0].Sku, parts[1].Sku) = ("C", "D");

        Assert.Equal([(1, "Sku", "Another part already has this SKU.")], await RefusedAsync());
    }

    private static string Moved(string field) =>
        $"Another part still has this {field}. Change that one first, save, then change this one.";

    private static string Swapped(string own, string other) =>
        $"“{own}” and “{other}” cannot be swapped in one save: first give one of the two another SKU and save.";

    private async Task<IReadOnlyList<(int Row, string Field, string Text)>> RefusedAsync() =>
        [
            .. Assert
                .IsType<SaveOutcome.Invalid>(await db.SaveAsync())
                .Messages.Select(m => (((Part)m.Target!).Id, m.Property!, m.Text))
                .Order(),
        ];
}

public sealed class SwapsThatPostgresRefusesTests : SwappedValuesTests<PartContext>;

public sealed class SwapsThatEntityFrameworkRefusesTests : SwappedValuesTests<OrderedPartContext>;

public sealed class PartContext(DbContextOptions<PartContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => Part.Map(modelBuilder);
}

/// <summary>The model knows the unique indexes, so EF Core knows the order in which to write the rows.</summary>
public sealed class OrderedPartContext(DbContextOptions<OrderedPartContext> options)
    : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Part.Map(modelBuilder);
        modelBuilder.Entity<Part>().HasIndex(part => part.Sku).IsUnique();
        modelBuilder.Entity<Part>().HasIndex(part => part.MakerId).IsUnique();
        modelBuilder.Entity<Part>().HasIndex(part => new { part.Shelf, part.Place }).IsUnique();
    }
}

internal sealed class Part
{
    public int Id { get; set; }
    public string? Sku { get; set; }
    public int Shelf { get; set; }
    public int Place { get; set; }
    public int? MakerId { get; set; }
    public int? Weight { get; set; }

    public static void Map(ModelBuilder modelBuilder)
    {
        var part = modelBuilder.Entity<Part>().ToTable("parts");
        part.Property(p => p.Id).ValueGeneratedNever();
        foreach (var property in part.Metadata.GetProperties())
        {
            property.SetColumnName(property.Name.ToLowerInvariant());
        }

        part.Property(p => p.MakerId).HasColumnName("maker_id");
    }
}
