using NpgsqlTypes;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Values that their type can't parse. The server names no column for these.</summary>
public sealed class MalformedValueTests : IAsyncLifetime
{
    private OddShop shop = null!;
    private OddContext db = null!;

    public async Task InitializeAsync()
    {
        shop = await OddShop.CreateAsync();
        db = shop.CreateDbContext();
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        await shop.DisposeAsync();
    }

    [Theory]
    [InlineData("{", "Body must be valid JSON.")]
    [InlineData("\"\\u0000\"", "Body contains a character that cannot be stored.")]
    public async Task Invalid_JSON_is_reported_on_its_field(string body, string sentence)
    {
        var letter = new Letter { Body = body };

        var message = Assert.Single(await RefusedAsync(letter));

        Assert.Equal((letter, "Body", sentence), (message.Target, message.Property, message.Text));
    }

    [Fact]
    public async Task Valid_JSON_is_not_called_invalid_when_a_rule_fails_to_read_it()
    {
        await shop.ExecuteAsync(
            "alter table letters add constraint age_must_fit check ((body ->> 'age')::int >= 0)"
        );

        var message = Assert.Single(await RefusedAsync(new Letter { Body = """{"age": "old"}""" }));

        Assert.Equal(("Body", "age_must_fit"), (message.Property, message.Rule.Name));
        Assert.DoesNotContain("JSON", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_that_ends_before_it_begins_is_reported_on_its_field()
    {
        var booking = new Booking { During = new NpgsqlRange<int>(5, 1) };

        var message = Assert.Single(await RefusedAsync(booking));

        Assert.Equal(
            (booking, "During", "During must not end before it begins."),
            (message.Target, message.Property, message.Text)
        );
    }

    private async Task<IReadOnlyList<FieldMessage>> RefusedAsync(object row)
    {
        db.Add(row);
        return Assert.IsType<SaveOutcome.Invalid>(await db.SaveAsync()).Messages;
    }
}
