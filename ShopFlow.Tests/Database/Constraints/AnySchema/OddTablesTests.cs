using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Database.Constraints.AnySchema;

/// <summary>Inheritance, partitions, domains, and numbers at the limits of their types.</summary>
public sealed class OddTablesTests
{
    private const string Positive = "qty int constraint qty_must_be_positive check (qty > 0)";

    private const string Parts = """
        create table things (id serial, day date not null, name text, qty int constraint qty_must_be_positive check (qty > 0))
          partition by range (day);
        create table things_2026 partition of things (constraint name_must_be_short check (length(name) < 4))
          for values from ('2026-01-01') to ('2027-01-01');
        create unique index one_name on things_2026 (name);
        create table things_2027 (gone int, name text, qty int, id int not null default 7, day date not null,
          constraint name_must_not_be_bad check (name <> 'bad'));
        alter table things_2027 drop column gone, add constraint qty_must_be_positive check (qty > 0);
        alter table things attach partition things_2027 for values from ('2027-01-01') to ('2028-01-01');
        """;

    [Fact]
    public async Task A_reference_to_a_row_of_a_child_table_is_reported_as_missing()
    {
        await using var table = await OneTable.WithAsync(
            $"owner int constraint owner_must_exist references odd.owners, {Positive}"
        );

        Assert.Equal(
            ["owner_must_exist", "qty_must_be_positive"],
            Rules(await table.RefusedAsync(new AnyRow { Owner = 9, Qty = 0 }))
        );
    }

    [Fact]
    public async Task A_value_that_only_a_child_table_holds_is_not_taken()
    {
        await using var table = await OneTable.WithAsync(
            $"name text constraint one_name unique, {Positive}",
            "create table heirs () inherits (things); insert into heirs (name) values ('Ann')"
        );

        Assert.Equal(
            ["qty_must_be_positive"],
            Rules(await table.RefusedAsync(new AnyRow { Name = "Ann", Qty = 0 }))
        );
    }

    [Fact]
    public async Task A_child_tables_rules_apply_to_its_rows_when_they_are_changed_through_the_parent()
    {
        await using var table = await OneTable.WithAsync(
            $"name text, {Positive}",
            """
            create table heirs (constraint name_must_be_short check (length(name) < 4)) inherits (things);
            create unique index one_name on heirs (name);
            insert into heirs (id, name) values (1, 'Ann'), (2, 'Bob');
            """
        );
        var row = new AnyRow { Id = 1 };
        table.Db.Attach(row);
        (row.Name, row.Qty) = ("Bobby", 0);

        Assert.Equal(
            [("Name", "name_must_be_short"), ("Qty", "qty_must_be_positive")],
            Reported(await table.RefusedAsync())
        );

        (row.Name, row.Qty) = ("Bob", 0);
        Assert.Equal(
            [("Name", "one_name"), ("Qty", "qty_must_be_positive")],
            Reported(await table.RefusedAsync())
        );
    }

    [Theory]
    [InlineData("2026-05-01", "Bobby", "name_must_be_short")]
    [InlineData("2026-05-01", "Ann", "one_name")]
    [InlineData("2027-05-01", "bad", "name_must_not_be_bad")]
    public async Task A_partitions_own_rule_is_reported_on_its_field(
        string day,
        string name,
        string rule
    )
    {
        await using var table = await OneTable.CreateAsync(Parts, "day name qty");
        await table.SavedAsync(New("2026-01-01", "Ann", 1));
        var row = New(day, name, 0);

        var messages = await table.RefusedAsync(row);

        Assert.Equal([("Name", rule), ("Qty", "qty_must_be_positive")], Reported(messages));
        Assert.All(messages, message => Assert.Equal("things", message.Rule.Table));
        row.Qty = 1;
        Assert.Equal([("Name", rule)], Reported(await table.RefusedAsync()));
    }

    [Fact]
    public async Task A_partitions_own_rule_does_not_apply_to_rows_of_other_partitions()
    {
        await using var table = await OneTable.CreateAsync(Parts, "day name qty");
        await table.SavedAsync(New("2026-01-01", "Ann", 1));

        Assert.Equal(
            ["qty_must_be_positive", "qty_must_be_positive"],
            Rules(
                await table.RefusedAsync(New("2027-01-01", "Ann", 0), New("2027-01-01", "Ann", 0))
            )
        );
    }

    [Fact]
    public async Task A_row_that_fits_no_partition_is_reported_on_the_partition_key_beside_other_faults()
    {
        await using var table = await OneTable.CreateAsync(Parts, "day name qty");

        var messages = await table.RefusedAsync(New("1999-01-01", "Bobby", 0));

        Assert.Equal([("Day", "p:things"), ("Qty", "qty_must_be_positive")], Reported(messages));
        Assert.Contains(messages, m => m.Text == "This day can't be stored.");
    }

    [Fact]
    public async Task An_omitted_column_holds_the_default_of_its_domain()
    {
        await using var table = await OneTable.WithAsync(
            $"rate odd.rebate not null constraint rate_must_be_small check (rate < 5), {Positive}"
        );

        Assert.Equal(
            [("Qty", "qty_must_be_positive"), ("Rate", "rate_must_be_small")],
            Reported(await table.RefusedAsync(new AnyRow { Qty = 0 }))
        );
    }

    [Theory]
    [InlineData("rate odd.rebate", 101, "d:rate:percent_at_most_hundred")]
    [InlineData("rate odd.rebate", 50, "d:rate:rebate_not_half")]
    [InlineData("rate odd.rebate", 1000, "r:rate")]
    public async Task A_domain_over_a_domain_has_the_rules_of_both(
        string column,
        int rate,
        string rule
    )
    {
        await using var table = await OneTable.WithAsync($"{column}, {Positive}");

        Assert.Equal(
            [("Qty", "qty_must_be_positive"), ("Rate", rule)],
            Reported(await table.RefusedAsync(new AnyRow { Rate = rate, Qty = 0 }))
        );
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(null, "x")]
    public async Task A_half_empty_pair_must_be_filled_in_completely_or_not_at_all(
        int? a,
        string? b
    )
    {
        await using var table = await OneTable.WithAsync(
            $"paira int, pairb odd.citext, constraint pair_must_exist foreign key (paira, pairb) references odd.pairs match full, {Positive}"
        );

        var messages = await table.RefusedAsync(
            new AnyRow
            {
                PairA = a,
                PairB = b,
                Qty = 0,
            }
        );

        Assert.Equal(["pair_must_exist", "qty_must_be_positive"], Rules(messages));
        Assert.Contains(
            messages,
            m => m.Text == "Paira and Pairb belong together: fill in all of them, or none."
        );
    }

    [Theory]
    [InlineData("amount numeric(3,-2)", 99_950, "Amount must be 99,900 or less.")]
    [InlineData("amount numeric(2,4)", 0.00995, "Amount must be 0.0099 or less.")]
    public async Task A_number_outside_its_type_is_refused_with_its_bounds(
        string column,
        double amount,
        string sentence
    )
    {
        await using var table = await OneTable.WithAsync(column);

        var message = Assert.Single(
            await table.RefusedAsync(new AnyRow { Amount = (decimal)amount })
        );

        Assert.Equal(("Amount", sentence), (message.Property, message.Text));
    }

    [Theory]
    [InlineData(1e39)]
    [InlineData(-1e39)]
    [InlineData(1e-50)]
    public async Task A_number_outside_a_real_is_refused(double weight)
    {
        await using var table = await OneTable.WithAsync($"weight real, {Positive}");

        var messages = await table.RefusedAsync(new AnyRow { Weight = weight, Qty = 0 });

        Assert.Equal([("Qty", "qty_must_be_positive"), ("Weight", "r:weight")], Reported(messages));
        Assert.Contains(messages, m => m.Text == "Weight is out of range.");
    }

    private static AnyRow New(string day, string name, int qty) =>
        new()
        {
            Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            Name = name,
            Qty = qty,
        };

    private static IEnumerable<string> Rules(IEnumerable<FieldMessage> messages) =>
        messages.Select(message => message.Rule.Name).Order();

    private static IEnumerable<(string?, string)> Reported(IEnumerable<FieldMessage> messages) =>
        messages.Select(message => (message.Property, message.Rule.Name)).Order();
}
