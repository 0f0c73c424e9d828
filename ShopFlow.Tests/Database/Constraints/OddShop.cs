using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Tables outside ShopFlow, with kinds of rules that ShopFlow doesn't have.</summary>
internal sealed class OddShop : IAsyncDisposable
{
    private const string Ddl = """
        create domain percent as numeric(5,2) constraint at_most_hundred check (value <= 100);
        create schema depot;
        create table depot."Bin's rows" (
          id serial primary key,
          "Bin name" text not null,
          weight numeric(5,1) constraint "the bin's ""weight"" is positive" check (weight > 0)
        );
        create table gauges (id serial primary key, level int not null check (level > 0), constraint sane check (level < 100));
        create table dials (id serial primary key, level int not null, constraint sane check (level < 10));
        create table shares (id serial primary key, total int not null, parts int not null,
          constraint each_part_must_be_positive check (total / parts > 0), constraint total_must_be_small check (total < 100));
        create table offers (id serial primary key, rebate percent);
        create table bookings (
          id serial primary key, during int4range not null, note text,
          constraint one_guest_at_a_time exclude using gist (during with &&)
        );
        create table pages (id serial primary key, slug text not null, lang text, published boolean not null);
        create unique index one_slug_per_language on pages (lower(slug), lang) where published;
        create table folders (
          id int primary key, name text not null,
          parent_id int constraint parent_must_exist references folders deferrable initially deferred
        );
        create table readings (id serial primary key, value int, note text);
        insert into readings (value) values (-1);
        alter table readings add constraint value_must_not_be_negative check (value >= 0) not valid;
        create table guarded (id serial primary key, name text, amount int);
        create function guard() returns trigger language plpgsql as $$
        begin
          if new.name = 'plain' then raise exception 'secret words of %', new.name; end if;
          if new.name = 'column' then
            raise exception 'secret words' using errcode = 'check_violation', table = 'guarded', column = 'amount', constraint = 'amount_must_fit';
          end if;
          if new.name = 'bare column' then
            raise exception 'secret words' using errcode = 'check_violation', table = 'guarded', column = 'amount';
          end if;
          if new.name = 'elsewhere' then
            raise exception 'secret words' using errcode = 'check_violation', table = 'archive', column = 'amount', constraint = 'amount_must_fit';
          end if;
          return new;
        end $$;
        create trigger guard before insert or update on guarded for each row execute function guard();
        create table letters (id serial primary key, body jsonb, pages int constraint pages_must_be_positive check (pages > 0));
        create table coupons (id serial primary key, code text not null constraint code_must_be_unique unique);
        create table redemptions (id serial primary key, code text constraint code_must_exist references coupons (code));
        create table visits (id int, day date, guests int, constraint guests_must_be_positive check (guests > 0),
          constraint one_visit_a_day unique (id, day)) partition by range (day);
        create table visits_2026 partition of visits for values from ('2026-01-01') to ('2027-01-01');
        """;

    private readonly ServiceProvider services;

    private OddShop(string connectionString, ServiceProvider services)
    {
        ConnectionString = connectionString;
        this.services = services;
    }

    public string ConnectionString { get; }

    public static async Task<OddShop> CreateAsync()
    {
        var connectionString = await TestServer.EmptyAsync();
        var registered = new ServiceCollection()
            .AddLogging()
            .AddRulebook<OddContext>(connectionString);
        var shop = new OddShop(connectionString, registered.BuildServiceProvider());
        await shop.ExecuteAsync(Ddl);
        return shop;
    }

    public OddContext CreateDbContext() =>
        services.GetRequiredService<IDbContextFactory<OddContext>>().CreateDbContext();

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await TestServer.DropAsync(ConnectionString);
    }
}

internal sealed class OddContext(DbContextOptions<OddContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Bin>(bin =>
        {
            bin.ToTable("Bin's rows", "depot");
            bin.Property(b => b.Name).HasColumnName("Bin name");
        });
        modelBuilder.Entity<Gauge>().ToTable("gauges");
        modelBuilder.Entity<Dial>().ToTable("dials");
        modelBuilder.Entity<Offer>().ToTable("offers");
        modelBuilder.Entity<Share>().ToTable("shares");
        modelBuilder.Entity<Booking>().ToTable("bookings");
        modelBuilder.Entity<Page>().ToTable("pages");
        modelBuilder.Entity<Folder>(folder =>
        {
            folder.ToTable("folders");
            folder.Property(f => f.Id).ValueGeneratedNever();
            folder.Property(f => f.ParentId).HasColumnName("parent_id");
        });
        modelBuilder.Entity<Reading>().ToTable("readings");
        modelBuilder.Entity<Guarded>().ToTable("guarded");
        modelBuilder.Entity<Coupon>().ToTable("coupons");
        modelBuilder
            .Entity<Letter>()
            .ToTable("letters")
            .Property(l => l.Body)
            .HasColumnType("jsonb");
        modelBuilder.Entity<Visit>(visit =>
        {
            visit.ToTable("visits").HasKey(v => new { v.Id, v.Day });
            visit.Property(v => v.Id).ValueGeneratedNever();
        });
        foreach (
            var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties())
        )
        {
            if (property.GetColumnName() == property.Name)
            {
                property.SetColumnName(property.Name.ToLowerInvariant());
            }
        }
    }
}

internal sealed class Letter
{
    public int Id { get; set; }
    public string? Body { get; set; }
    public int? Pages { get; set; }
}

internal sealed class Coupon
{
    public int Id { get; set; }
    public string Code { get; set; } = "";
}

internal sealed class Bin
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public decimal? Weight { get; set; }
}

internal sealed class Gauge
{
    public int Id { get; set; }
    public int Level { get; set; }
}

internal sealed class Dial
{
    public int Id { get; set; }
    public int Level { get; set; }
}

internal sealed class Offer
{
    public int Id { get; set; }
    public decimal? Rebate { get; set; }
}

internal sealed class Share
{
    public int Id { get; set; }
    public int Total { get; set; }
    public int Parts { get; set; }
}

internal sealed class Booking
{
    public int Id { get; set; }
    public NpgsqlRange<int> During { get; set; }
    public string? Note { get; set; }
}

internal sealed class Page
{
    public int Id { get; set; }
    public string? Slug { get; set; }
    public string? Lang { get; set; }
    public bool Published { get; set; }
}

internal sealed class Folder
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public int? ParentId { get; set; }
}

internal sealed class Reading
{
    public int Id { get; set; }
    public int? Value { get; set; }
    public string? Note { get; set; }
}

internal sealed class Guarded
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public int? Amount { get; set; }
}

internal sealed class Visit
{
    public int Id { get; set; }
    public DateOnly Day { get; set; }
    public int Guests { get; set; }
}
