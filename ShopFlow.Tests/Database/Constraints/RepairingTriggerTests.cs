using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>
/// BEFORE triggers that fill in or correct what was typed. The rules apply to the row as the trigger leaves it, which
/// only the server knows.
/// </summary>
public sealed class RepairingTriggerTests : IAsyncLifetime
{
    private const string Ddl = """
        create table notes (
          id serial primary key,
          title text not null constraint title_must_not_be_blank check (title <> ''),
          slug text not null constraint slug_must_be_unique unique,
          code text constraint code_must_be_lower_case check (code = lower(code)),
          pages int not null constraint pages_must_be_positive check (pages > 0),
          rating int constraint rating_must_be_below_ten check (rating < 10)
        );
        create function mend() returns trigger language plpgsql as $$
        begin
          new.slug := coalesce(new.slug, lower(new.title));
          if new.code <> 'KEEP' then new.code := lower(new.code); end if;
          if new.title = 'spoil' then new.rating := 99; end if;
          return new;
        end $$;
        create trigger mend before insert or update on notes for each row execute function mend();
        insert into notes (title, code, pages) values ('Home', 'a', 1), ('Away', 'b', 1);
        """;

    private RuledDatabase<NoteContext> database = null!;
    private NoteContext db = null!;

    public async Task InitializeAsync()
    {
        database = await RuledDatabase<NoteContext>.CreateAsync(Ddl);
        db = database.CreateDbContext();
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_value_that_the_trigger_would_have_corrected_is_not_reported()
    {
        Assert.Equal(["Pages"], await FieldsAsync(Note("A", code: "ABC", pages: 0)));
    }

    [Fact]
    public async Task A_wrong_value_that_the_trigger_leaves_alone_is_reported_beside_the_rest()
    {
        Assert.Equal(["Code", "Pages"], await FieldsAsync(Note("A", code: "KEEP", pages: 0)));
    }

    [Fact]
    public async Task A_value_that_the_trigger_filled_in_can_be_refused_too()
    {
        Assert.Equal(["Slug"], await FieldsAsync(Note("HOME")));
    }

    [Fact]
    public async Task A_taken_value_that_was_typed_is_reported_beside_the_rest()
    {
        Assert.Equal(
            ["Pages", "Slug"],
            await FieldsAsync(Note("A", code: "ABC", pages: 0, slug: "home"))
        );
    }

    [Fact]
    public async Task A_changed_row_is_checked_as_the_trigger_leaves_it()
    {
        var note = await db.Set<Note>().SingleAsync(n => n.Title == "Home");
        (note.Code, note.Slug, note.Pages) = ("ABC", null, -1);
        Assert.Equal(["Pages"], await FieldsAsync());

        (note.Code, note.Slug) = ("KEEP", "away");
        Assert.Equal(["Code", "Pages", "Slug"], await FieldsAsync());

        (note.Code, note.Slug, note.Pages) = ("ABC", null, 2);
        Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync());
    }

    [Fact]
    public async Task The_row_that_the_trigger_spoils_is_the_one_reported()
    {
        var notes = new[] { Note("A"), Note("spoil"), Note("C") };
        db.AddRange(notes.AsEnumerable<object>());

        var message = Assert.Single(await RefusedAsync());

        Assert.Equal((notes[1], "Rating"), (message.Target, message.Property));
    }

    [Fact]
    public async Task Each_of_several_rows_is_checked_as_the_trigger_leaves_it()
    {
        var notes = new[]
        {
            Note("A", code: "ABC"),
            Note("B", code: "ABC", pages: 0),
            Note("C", code: "KEEP"),
            Note("HOME"),
        };
        db.AddRange(notes.AsEnumerable<object>());

        Assert.Equal(
            [(1, "Pages"), (2, "Code"), (3, "Slug")],
            (await RefusedAsync())
                .Select(m => (Array.IndexOf(notes, m.Target), m.Property!))
                .Order()
        );
    }

    [Fact]
    public async Task A_trigger_that_replaces_the_row_can_correct_anything()
    {
        await database.ExecuteAsync(
            """
            create or replace function mend() returns trigger language plpgsql as $$
            begin
              new := jsonb_populate_record(new, '{"slug": "x", "pages": 1, "code": "c"}');
              return new;
            end $$;
            """
        );

        Assert.Equal(["Rating"], await FieldsAsync(Note("A", code: "ABC", pages: 0, rating: 10)));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task The_row_that_a_trigger_refuses_is_the_one_reported(string when)
    {
        await database.ExecuteAsync(
            $"""
            create function refuse() returns trigger language plpgsql as $$
            begin
              if new.pages = 13 then
                raise exception 'unlucky' using errcode = 'check_violation', table = tg_table_name, column = 'pages', constraint = 'pages_must_be_lucky';
              end if;
              return new;
            end $$;
            create trigger refuse {when} insert or update on notes for each row execute function refuse();
            """
        );
        var notes = new[] { Note("A", pages: 13), Note("B"), Note("C") };
        db.AddRange(notes.AsEnumerable<object>());

        var message = Assert.Single(await RefusedAsync());

        Assert.Equal((notes[0], "Pages"), (message.Target, message.Property));
    }

    [Fact]
    public async Task A_trigger_on_one_partition_counts_for_the_whole_table()
    {
        await using var odd = await OddShop.CreateAsync();
        await odd.ExecuteAsync(
            """
            create function mend() returns trigger language plpgsql as 'begin new.guests := abs(new.guests); return new; end';
            create trigger mend before insert on visits_2026 for each row execute function mend();
            insert into visits values (1, '2026-05-01', 1);
            """
        );
        await using var context = odd.CreateDbContext();
        context.Add(
            new Visit
            {
                Id = 1,
                Day = new(2026, 5, 1),
                Guests = -1,
            }
        );

        var outcome = Assert.IsType<SaveOutcome.Invalid>(await context.SaveAsync());

        Assert.Equal("one_visit_a_day", Assert.Single(outcome.Messages).Rule.Name);
    }

    [Fact]
    public async Task Asking_the_trigger_leaves_no_rows_in_the_table()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Add(Note("A", code: "KEEP", pages: 0));
        await RefusedAsync();

        Assert.Equal(2, await db.Set<Note>().CountAsync());
        await transaction.CommitAsync();
        Assert.Equal(2L, await database.ScalarAsync<long>("select count(*) from notes"));
    }

    [Fact]
    public async Task The_number_of_rows_asked_about_is_limited()
    {
        db.AddRange(Enumerable.Range(0, 300).Select(i => Note($"A{i}", code: "KEEP")));

        var messages = await RefusedAsync();

        Assert.All(messages, message => Assert.Equal("Code", message.Property));
        Assert.InRange(messages.Count, 1, 100);
    }

    private static Note Note(
        string title,
        string? code = null,
        int pages = 1,
        string? slug = null,
        int? rating = null
    ) =>
        new()
        {
            Title = title,
            Code = code,
            Pages = pages,
            Slug = slug,
            Rating = rating,
        };

    private async Task<IEnumerable<string>> FieldsAsync(params Note[] notes)
    {
        db.AddRange(notes.AsEnumerable<object>());
        return (await RefusedAsync()).Select(message => message.Property!).Order();
    }

    private async Task<IReadOnlyList<FieldMessage>> RefusedAsync() =>
        Assert.IsType<SaveOutcome.Invalid>(await db.SaveAsync()).Messages;
}

internal sealed class NoteContext(DbContextOptions<NoteContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (
            var property in modelBuilder.Entity<Note>().ToTable("notes").Metadata.GetProperties()
        )
        {
            property.SetColumnName(property.Name.ToLowerInvariant());
        }
    }
}

internal sealed class Note
{
    public int Id { get; set; }
    public string? Title { get; set; }
    public string? Slug { get; set; }
    public string? Code { get; set; }
    public int Pages { get; set; }
    public int? Rating { get; set; }
}
