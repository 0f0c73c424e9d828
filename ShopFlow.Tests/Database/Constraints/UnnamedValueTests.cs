using System.Collections;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Values that a column doesn't accept. The server names the kind of fault but no column.</summary>
public sealed class UnnamedValueTests : IAsyncLifetime
{
    private const string Ddl = """
        create table tickets (
          id int primary key,
          number int generated always as identity,
          doubled int generated always as (seats * 2) stored,
          seats int constraint seats_must_be_positive check (seats > 0),
          flags bit varying(3),
          mask bit(3),
          weight real,
          tags text[],
          mark character(1)
        );
        """;

    private RuledDatabase<TicketContext> database = null!;
    private TicketContext db = null!;

    public async Task InitializeAsync()
    {
        database = await RuledDatabase<TicketContext>.CreateAsync(Ddl);
        db = database.CreateDbContext();
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        await database.DisposeAsync();
    }

    public static TheoryData<string, string> Faults() =>
        new()
        {
            { "Number", "Number is set automatically: leave it empty." },
            { "Doubled", "Doubled is set automatically: leave it empty." },
            { "Flags", "Flags is too long." },
            { "Mask", "Mask is not in the right format." },
            { "Weight", "Weight is out of range." },
            { "Tags", "Tags contains a character that cannot be stored." },
            { "Mark", "Mark contains a character that cannot be stored." },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_value_that_the_column_does_not_accept_is_reported_on_its_field(
        string property,
        string sentence
    )
    {
        var ticket = Ticket(property);
        db.AddRange(new Ticket { Id = 1, Seats = 1 }, ticket, new Ticket { Id = 3, Seats = 1 });

        var message = Assert.Single(await RefusedAsync());

        Assert.Equal(
            (ticket, property, sentence),
            (message.Target, message.Property, message.Text)
        );
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_value_that_the_column_does_not_accept_is_reported_beside_other_faults(
        string property,
        string sentence
    )
    {
        var ticket = Ticket(property);
        ticket.Seats = 0;
        db.Add(ticket);

        var messages = await RefusedAsync();

        Assert.Contains((property, sentence), messages.Select(m => (m.Property!, m.Text)));
        Assert.Contains("Seats", messages.Select(m => m.Property!));
        Assert.Equal(2, messages.Count);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_changed_value_is_reported_too(string property, string sentence)
    {
        var ticket = new Ticket { Id = 1, Seats = 1 };
        db.Add(ticket);
        await db.SaveChangesAsync();
        db.Entry(ticket).Property(property).CurrentValue = Wrong(property);

        var message = Assert.Single(await RefusedAsync());

        Assert.Equal((property, sentence), (message.Property, message.Text));
    }

    [Fact]
    public async Task Two_values_with_the_same_fault_are_both_reported()
    {
        var (first, second) = (Ticket("Flags"), Ticket("Flags"));
        second.Id = 3;
        db.AddRange(first, second);

        Assert.Equal(
            [(first, "Flags"), (second, "Flags")],
            (await RefusedAsync())
                .Select(m => ((Ticket)m.Target!, m.Property!))
                .OrderBy(m => m.Item1.Id)
        );
    }

    [Fact]
    public async Task A_value_that_is_too_long_inside_a_trigger_is_not_reported_on_the_field()
    {
        await database.ExecuteAsync(
            """
            create function cut() returns trigger language plpgsql as $$
            declare short varchar(2) := 'long'; begin return new; end $$;
            create trigger cut before insert on tickets for each row execute function cut();
            """
        );
        db.Add(
            new Ticket
            {
                Id = 1,
                Seats = 1,
                Flags = new(3),
            }
        );

        Assert.IsType<SaveOutcome.Unknown>(await db.SaveAsync());
    }

    private Ticket Ticket(string property)
    {
        var ticket = new Ticket { Id = 2, Seats = 1 };
        db.Entry(ticket).Property(property).CurrentValue = Wrong(property);
        return ticket;
    }

    private static object Wrong(string property) =>
        property switch
        {
            "Number" or "Doubled" => 7,
            "Flags" => new BitArray(5),
            "Mask" => new BitArray(2),
            "Weight" => 1e-60,
            "Tags" => new[] { "fine", "not\0fine" },
            _ => '\0',
        };

    private async Task<IReadOnlyList<FieldMessage>> RefusedAsync() =>
        Assert.IsType<SaveOutcome.Invalid>(await db.SaveAsync()).Messages;
}

internal sealed class TicketContext(DbContextOptions<TicketContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var ticket = modelBuilder.Entity<Ticket>().ToTable("tickets");
        ticket.Property(t => t.Id).ValueGeneratedNever();
        ticket.Property(t => t.Flags).HasColumnType("bit varying(3)");
        ticket.Property(t => t.Mask).HasColumnType("bit(3)");
        ticket.Property(t => t.Number).HasDefaultValueSql("0");
        ticket.Property(t => t.Doubled).HasDefaultValueSql("0");
        foreach (var property in ticket.Metadata.GetProperties())
        {
            property.SetColumnName(property.Name.ToLowerInvariant());
        }
    }
}

internal sealed class Ticket
{
    public int Id { get; set; }
    public int? Number { get; set; }
    public int? Doubled { get; set; }
    public int? Seats { get; set; }
    public BitArray? Flags { get; set; }
    public BitArray? Mask { get; set; }
    public double? Weight { get; set; }
    public string[]? Tags { get; set; }
    public char? Mark { get; set; }
}
