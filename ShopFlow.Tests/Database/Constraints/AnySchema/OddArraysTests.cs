namespace ShopFlow.Tests.Database.Constraints.AnySchema;

/// <summary>The limits that a type sets for the items of an array, and rules about the array as a whole.</summary>
public sealed class OddArraysTests
{
    public static TheoryData<string, string[], string, string> Words =>
        new()
        {
            {
                "tags varchar(4)[]",
                ["ab", "abcde"],
                "l:tags",
                "Each entry of tags must have at most 4 characters."
            },
            {
                "tags char(2)[] not null",
                ["abc  "],
                "l:tags",
                "Each entry of tags must have at most 2 characters."
            },
            {
                "tags odd.short[]",
                ["abcde"],
                "l:tags",
                "Each entry of tags must have at most 4 characters."
            },
            {
                "tags text[]",
                ["ab", "x\0"],
                "t:tags",
                "Tags contains a character that cannot be stored."
            },
            {
                "tags odd.citext[]",
                ["\0"],
                "t:tags",
                "Tags contains a character that cannot be stored."
            },
            {
                "tags text[] check (cardinality(tags) between 1 and 4)",
                [],
                "things_tags_check",
                "Tags must not be empty. Tags must have at most 4 entries."
            },
            {
                "tags text[] check (cardinality(tags) > 0)",
                [],
                "things_tags_check",
                "Tags must not be empty."
            },
            {
                "tags varchar(9)[] check (cardinality(tags) <= 3)",
                ["a", "b", "c", "d"],
                "things_tags_check",
                "Tags must have at most 3 entries."
            },
        };

    public static TheoryData<string, double[], string, string> Numbers =>
        new()
        {
            {
                "rates numeric(5,2)[]",
                [1, 999.995],
                "r:rates",
                "Each entry of rates must be between -999.99 and 999.99."
            },
            {
                "rates smallint[]",
                [40_000],
                "r:rates",
                "Each entry of rates must be between -32,768 and 32,767."
            },
            {
                "rates odd.percent[]",
                [1, 101],
                "d:rates:percent_at_most_hundred",
                "Each entry of rates must be 100 or less."
            },
            {
                "rates odd.percent[]",
                [1000],
                "r:rates",
                "Each entry of rates must be between -999.99 and 999.99."
            },
        };

    [Fact]
    public async Task A_domain_over_an_array_applies_to_the_whole_array()
    {
        await using var table = await OneTable.CreateAsync(
            """
            create domain odd.tagset as text[] check (cardinality(value) < 3);
            create table things (id serial primary key, tags odd.tagset);
            """,
            "tags"
        );

        var message = Assert.Single(
            await table.RefusedAsync(new AnyRow { Tags = ["a", "b", "c"] })
        );

        Assert.Equal(
            ("Tags", "Tags must have at most 2 entries."),
            (message.Property, message.Text)
        );
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task An_item_that_does_not_fit_its_type_is_reported_on_the_array(
        string column,
        string[] tags,
        string rule,
        string sentence
    )
    {
        await using var table = await OneTable.WithAsync(column);
        var row = new AnyRow { Tags = tags };

        var message = Assert.Single(await table.RefusedAsync(row));

        Assert.Equal(
            (row, "Tags", rule, sentence),
            (message.Target, message.Property, message.Rule.Name, message.Text)
        );
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_number_in_an_array_that_does_not_fit_its_type_is_reported_on_the_array(
        string column,
        double[] rates,
        string rule,
        string sentence
    )
    {
        await using var table = await OneTable.WithAsync(column);

        var message = Assert.Single(
            await table.RefusedAsync(new AnyRow { Rates = [.. rates.Select(n => (decimal)n)] })
        );

        Assert.Equal(
            ("Rates", rule, sentence),
            (message.Property, message.Rule.Name, message.Text)
        );
    }

    [Fact]
    public async Task Faults_of_arrays_are_reported_beside_those_of_other_fields()
    {
        await using var table = await OneTable.WithAsync(
            "tags varchar(4)[], rates numeric(5,2)[], qty int constraint qty_must_be_positive check (qty > 0)"
        );

        var messages = await table.RefusedAsync(
            new AnyRow
            {
                Tags = ["abcde"],
                Rates = [1000],
                Qty = 0,
            }
        );

        Assert.Equal(["Qty", "Rates", "Tags"], messages.Select(m => m.Property!).Order());
    }
}
