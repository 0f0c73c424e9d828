using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>
/// Rules that raise an error instead of returning false. PostgreSQL then names neither rule nor column, and the
/// statement that explains the row raises too. Neither may hide other faults.
/// </summary>
public sealed class RaisingRulesTests : IAsyncLifetime
{
    private const string Ddl = """
        create function shout(text) returns boolean language plpgsql immutable as $$
        begin
          if $1 ~ '[A-Z]' then raise exception 'secret words of %', $1; end if;
          if $1 = 'own' then raise exception 'secret words' using errcode = 'SF001'; end if;
          if $1 = 'null' then raise exception 'secret words' using errcode = '23502'; end if;
          return true;
        end $$;
        create table forms (
          id serial primary key,
          title text not null,
          motto text constraint motto_must_be_quiet check (shout(motto)),
          body jsonb constraint age_must_fit check ((body ->> 'age')::int >= 0),
          extra jsonb,
          price int not null constraint price_must_be_positive check (price > 0),
          quantity int not null,
          total int generated always as (price * quantity) stored,
          share text generated always as ((100 / quantity)::text) stored
        );
        create unique index one_form_per_year on forms (((extra ->> 'year')::int));
        create unique index one_title_per_rank on forms (title) where (extra ->> 'rank')::int > 0;
        """;

    private RuledDatabase<FormContext> database = null!;
    private FormContext db = null!;

    public async Task InitializeAsync()
    {
        database = await RuledDatabase<FormContext>.CreateAsync(Ddl);
        db = database.CreateDbContext();
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"age": "old"}""", "Body", "age_must_fit")]
    [InlineData("""{"age": 99999999999}""", "Body", "age_must_fit")]
    [InlineData("""{"age": -1}""", "Body", "age_must_fit")]
    [InlineData("{", "Body", "f:body")]
    [InlineData("\"\\u0000\"", "Body", "t:body")]
    public async Task A_rule_that_raises_is_reported_on_its_field(
        string body,
        string property,
        string rule
    )
    {
        Assert.Equal([(property, rule)], Places(await RefusedAsync(Form(f => f.Body = body))));
    }

    [Theory]
    [InlineData("Loud")]
    [InlineData("own")]
    [InlineData("null")]
    public async Task A_rule_whose_function_raises_is_reported_on_its_field(string motto)
    {
        var message = Assert.Single(await RefusedAsync(Form(f => f.Motto = motto)));

        Assert.Equal(("Motto", "motto_must_be_quiet"), (message.Property, message.Rule.Name));
        Assert.Equal("Motto must be quiet.", message.Text);
    }

    [Theory]
    [InlineData("""{"year": "soon"}""")]
    [InlineData("""{"rank": "high"}""")]
    [InlineData("""{"year": 1e30, "rank": "high"}""")]
    public async Task An_index_that_raises_is_reported_on_the_field_it_cannot_read(string extra)
    {
        var message = Assert.Single(await RefusedAsync(Form(f => f.Extra = extra)));

        Assert.Equal(
            ("Extra", "Extra is not in the right format."),
            (message.Property, message.Text)
        );
    }

    [Theory]
    [InlineData(1_000_000, 1_000_000, "Total can't be calculated from price and quantity.")]
    [InlineData(1, 0, "Share can't be calculated from quantity.")]
    public async Task A_generated_column_that_cannot_be_computed_is_reported_on_its_source_fields(
        int price,
        int quantity,
        string sentence
    )
    {
        var form = Form(f => (f.Price, f.Quantity) = (price, quantity));

        var message = Assert.Single(await RefusedAsync(form));

        Assert.Equal(
            (form, "Quantity", sentence),
            (message.Target, message.Property, message.Text)
        );
    }

    [Fact]
    public async Task A_rule_over_a_generated_column_is_reported_on_its_source_fields()
    {
        await database.ExecuteAsync(
            "alter table forms add constraint total_must_be_below_hundred check (total < 100)"
        );

        var message = Assert.Single(await RefusedAsync(Form(f => (f.Price, f.Quantity) = (50, 2))));

        Assert.Equal("Quantity", message.Property);
        Assert.Equal(["Price"], message.Also);
    }

    [Fact]
    public async Task All_other_faults_of_the_row_are_reported_beside_it()
    {
        var form = Form(f =>
        {
            (f.Title, f.Price, f.Quantity) = (null, 0, 0);
            (f.Motto, f.Body, f.Extra) = ("Loud", """{"age": "old"}""", "{");
        });

        Assert.Equal(
            ["Body", "Extra", "Motto", "Price", "Quantity", "Title"],
            (await RefusedAsync(form)).Select(m => m.Property!).Order()
        );
    }

    [Fact]
    public async Task Faults_of_other_rows_are_reported_too()
    {
        var forms = new[]
        {
            Form(f => f.Motto = "Loud"),
            Form(f => f.Price = 0),
            Form(f => f.Body = """{"age": "old"}"""),
            Form(_ => { }),
            Form(f => f.Motto = "Loud too"),
        };

        var messages = await RefusedAsync(forms);

        Assert.Equal(
            [(0, "Motto"), (1, "Price"), (2, "Body"), (4, "Motto")],
            messages.Select(m => (Array.IndexOf(forms, m.Target), m.Property!)).Order()
        );
    }

    [Fact]
    public async Task The_servers_own_error_comes_first()
    {
        var (first, second) = (Form(f => f.Body = """{"age": "old"}"""), Form(f => f.Price = 0));

        Assert.Equal("age_must_fit", (await RefusedAsync(second, first))[^1].Rule.Name);
        db.ChangeTracker.Clear();
        Assert.Equal("age_must_fit", (await RefusedAsync(first, second))[0].Rule.Name);
    }

    [Fact]
    public async Task Faults_of_a_changed_row_are_reported_and_can_be_corrected_inside_a_transaction()
    {
        var form = Form(_ => { });
        db.Add(form);
        await db.SaveChangesAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        (form.Motto, form.Quantity, form.Price) = ("Loud", 0, -1);

        Assert.Equal(
            ["Motto", "Price", "Quantity"],
            (await RefusedAsync()).Select(m => m.Property!).Order()
        );

        (form.Motto, form.Quantity, form.Price) = ("quiet", 1, 1);
        Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync());
    }

    [Fact]
    public async Task The_number_of_raising_rows_asked_about_is_limited()
    {
        var forms = Enumerable.Range(0, 300).Select(_ => Form(f => f.Motto = "Loud")).ToArray();

        var messages = await RefusedAsync(forms);

        Assert.All(messages, message => Assert.Equal("Motto", message.Property));
        Assert.InRange(messages.Count, 1, 100);
    }

    private static Form Form(Action<Form> change)
    {
        var form = new Form
        {
            Title = "A",
            Price = 1,
            Quantity = 1,
        };
        change(form);
        return form;
    }

    private static IEnumerable<(string?, string)> Places(IEnumerable<FieldMessage> messages) =>
        messages.Select(message => (message.Property, message.Rule.Name));

    private async Task<IReadOnlyList<FieldMessage>> RefusedAsync(params Form[] rows)
    {
        db.AddRange(rows.AsEnumerable<object>());
        var messages = Assert.IsType<SaveOutcome.Invalid>(await db.SaveAsync()).Messages;
        Assert.DoesNotContain(messages, m => m.Text.Contains("secret", StringComparison.Ordinal));
        return messages;
    }
}

internal sealed class FormContext(DbContextOptions<FormContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var form = modelBuilder.Entity<Form>().ToTable("forms");
        form.Property(f => f.Body).HasColumnType("jsonb");
        form.Property(f => f.Extra).HasColumnType("jsonb");
        form.Property(f => f.Total).ValueGeneratedOnAddOrUpdate();
        foreach (var property in form.Metadata.GetProperties())
        {
            property.SetColumnName(property.Name.ToLowerInvariant());
        }
    }
}

internal sealed class Form
{
    public int Id { get; set; }
    public string? Title { get; set; }
    public string? Motto { get; set; }
    public string? Body { get; set; }
    public string? Extra { get; set; }
    public int Price { get; set; }
    public int Quantity { get; set; }
    public int Total { get; private set; }
}
