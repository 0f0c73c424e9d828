using NpgsqlTypes;

namespace ShopFlow.Tests.Database.Constraints.AnySchema;

/// <summary>
/// The column, index or key decides whether two values are equal. The server's own error is always for another rule.
/// </summary>
public sealed class OddEqualityTests
{
    private const string Positive = "qty int constraint qty_must_be_positive check (qty > 0)";

    public static TheoryData<string, string, string> Texts =>
        new()
        {
            { $"name odd.citext constraint taken unique, {Positive}", "Ann", "ANN" },
            { $"name text collate odd.ci constraint taken unique, {Positive}", "Ann", "ANN" },
            { $"name char(6) constraint taken unique, {Positive}", "Ann", "Ann  " },
            { $"name odd.label constraint taken unique, {Positive}", "Ann", "Ann" },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_taken_name_is_reported_even_if_it_is_spelled_differently(
        string columns,
        string stored,
        string typed
    )
    {
        await using var table = await OneTable.WithAsync(columns);
        await table.SavedAsync(new AnyRow { Name = stored, Qty = 1 });

        Assert.Equal(
            ["qty_must_be_positive", "taken"],
            Rules(await table.RefusedAsync(new AnyRow { Name = typed, Qty = 0 }))
        );
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_clash_of_two_new_rows_is_reported_on_the_later_one_beside_the_servers_error(
        string columns,
        string first,
        string second
    )
    {
        await using var table = await OneTable.WithAsync(columns);
        var (one, two) = (new AnyRow { Name = first }, new AnyRow { Name = second });
        var wrong = new AnyRow { Name = "Else", Qty = -1 };

        var messages = await table.RefusedAsync(one, two, wrong);

        Assert.Equal(
            [("qty_must_be_positive", wrong), ("taken", two)],
            messages.Select(m => (m.Rule.Name, (AnyRow)m.Target!)).OrderBy(m => m.Name)
        );
    }

    [Theory]
    [InlineData("odd.short[]")]
    [InlineData("odd.tiny[]")]
    [InlineData("odd.citext[]")]
    [InlineData("varchar(4)[]")]
    public async Task Equal_arrays_clash_whatever_their_entries_are(string type)
    {
        await using var table = await OneTable.WithAsync(
            $"tags {type} constraint taken unique, {Positive}"
        );
        await table.SavedAsync(new AnyRow { Tags = ["a", "b"], Qty = 1 });
        var taken = new AnyRow { Tags = ["a", "b"], Qty = 0 };
        var (one, two) = (
            new AnyRow { Tags = ["c", null!], Qty = 1 },
            new AnyRow { Tags = ["c", null!], Qty = 2 }
        );

        var messages = await table.RefusedAsync(taken, one, two);

        Assert.Equal(
            [("qty_must_be_positive", taken), ("taken", taken), ("taken", two)],
            messages.Select(m => (m.Rule.Name, (AnyRow)m.Target!)).OrderBy(m => m.Name)
        );
    }

    [Fact]
    public async Task A_reference_by_an_array_of_a_domain_is_found()
    {
        await using var table = await OneTable.WithAsync(
            $"tags odd.short[], {Positive}",
            """
            create table sets (tags odd.short[] primary key);
            insert into sets values ('{a,b}');
            alter table things add constraint set_must_exist foreign key (tags) references sets;
            """
        );

        var known = await table.RefusedAsync(new AnyRow { Tags = ["a", "b"], Qty = 0 });
        table.Db.ChangeTracker.Clear();
        var unknown = await table.RefusedAsync(new AnyRow { Tags = ["b"], Qty = 0 });

        Assert.Equal(["qty_must_be_positive"], Rules(known));
        Assert.Equal(["qty_must_be_positive", "set_must_exist"], Rules(unknown));
    }

    [Theory]
    [InlineData("create unique index taken on things (name collate odd.ci)")]
    [InlineData("create unique index taken on things ((name collate odd.ci))")]
    [InlineData("create unique index taken on things (name collate odd.ci) where qty < 9")]
    public async Task An_index_can_have_a_collation_of_its_own(string index)
    {
        await using var table = await OneTable.WithAsync($"name text, {Positive}", index);
        await table.SavedAsync(new AnyRow { Name = "Ann", Qty = 1 });
        var (one, two) = (
            new AnyRow { Name = "Bob", Qty = 1 },
            new AnyRow { Name = "BOB", Qty = 2 }
        );
        var taken = new AnyRow { Name = "ANN", Qty = 0 };

        var messages = await table.RefusedAsync(one, two, taken);

        Assert.Equal(
            [("qty_must_be_positive", taken), ("taken", taken), ("taken", two)],
            messages
                .Select(m => (m.Rule.Name, (AnyRow)m.Target!))
                .OrderBy(m => m.Name)
                .ThenBy(m => m.Item2 == two)
        );
    }

    [Fact]
    public async Task A_case_sensitive_index_on_a_case_insensitive_column_does_not_clash_on_case()
    {
        await using var table = await OneTable.WithAsync(
            $"name text collate odd.ci, {Positive}",
            "create unique index taken on things (name collate \"C\")"
        );
        await table.SavedAsync(new AnyRow { Name = "Ann", Qty = 1 });

        Assert.Equal(
            ["qty_must_be_positive"],
            Rules(await table.RefusedAsync(new AnyRow { Name = "ANN", Qty = 0 }))
        );
    }

    [Theory]
    [InlineData("numeric", 7.70, 7.7)]
    [InlineData("numeric(4,1)", 7.74, 7.69)]
    [InlineData("integer", 2.5, 3.4)]
    [InlineData("real", 0.1, 0.1)]
    public async Task Two_numbers_are_equal_whatever_decimals_they_were_typed_with(
        string type,
        double first,
        double second
    )
    {
        await using var table = await OneTable.WithAsync(
            $"amount {type} constraint taken unique, {Positive}"
        );
        var rows = new[] { first, second }
            .Select((n, i) => new AnyRow { Amount = (decimal)n + (i == 0 ? 0.00m : 0m), Qty = i })
            .ToArray();

        Assert.Equal(["qty_must_be_positive", "taken"], Rules(await table.RefusedAsync(rows)));
    }

    [Fact]
    public async Task Two_new_rows_can_exclude_each_other()
    {
        await using var table = await OneTable.WithAsync(
            $"span int4range, constraint taken exclude using gist (span with &&), {Positive}"
        );
        var one = new AnyRow { Span = new NpgsqlRange<int>(1, 5), Qty = 1 };
        var two = new AnyRow { Span = new NpgsqlRange<int>(4, 9), Qty = 0 };
        var apart = new AnyRow { Span = new NpgsqlRange<int>(20, 22), Qty = 1 };

        var messages = await table.RefusedAsync(one, apart, two);

        Assert.Equal(["qty_must_be_positive", "taken"], Rules(messages));
        Assert.All(messages, message => Assert.Same(two, message.Target));
    }

    [Fact]
    public async Task A_reference_is_found_even_if_it_is_spelled_differently()
    {
        await using var table = await OneTable.WithAsync(
            $"paira int, pairb odd.citext, {Positive}, foreign key (paira, pairb) references odd.pairs"
        );

        Assert.Equal(
            ["qty_must_be_positive"],
            Rules(
                await table.RefusedAsync(
                    new AnyRow
                    {
                        PairA = 1,
                        PairB = "X",
                        Qty = 0,
                    }
                )
            )
        );
    }

    [Theory]
    [InlineData(
        "amount numeric(4,2) check (amount <> 5.00)",
        5.004,
        "Amount must not be 5. 5.004 is stored as 5.00."
    )]
    [InlineData("amount integer check (amount < 3)", 2.5, "Amount must be 2 or less.")]
    [InlineData("amount integer check (amount < 3)", 3.5, "Amount must be 2 or less.")]
    [InlineData(
        "amount numeric(3,-2) check (amount > 0)",
        49,
        "Amount must be more than 0. 49 is stored as 0."
    )]
    [InlineData("amount numeric check (amount <> 5.00)", 5.00, "Amount must not be 5.")]
    public async Task A_value_refused_for_its_rounded_form_shows_what_it_was_rounded_to(
        string column,
        double typed,
        string sentence
    )
    {
        await using var table = await OneTable.WithAsync(column);

        var message = Assert.Single(
            await table.RefusedAsync(new AnyRow { Amount = (decimal)typed })
        );

        Assert.Equal(sentence, message.Text);
    }

    private static IEnumerable<string> Rules(
        IEnumerable<ShopFlow.Data.Constraints.FieldMessage> messages
    ) => messages.Select(message => message.Rule.Name).Order();
}
