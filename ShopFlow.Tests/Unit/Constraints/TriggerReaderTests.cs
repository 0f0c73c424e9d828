using ShopFlow.Data.Constraints.Reading;

namespace ShopFlow.Tests.Unit.Constraints;

/// <summary>Which columns of a row a BEFORE trigger may change, read from its source.</summary>
public sealed class TriggerReaderTests
{
    [Theory]
    [InlineData("begin new.name := trim(new.raw); return new; end", "name")]
    [InlineData("begin NEW.Name = 'x'; return NEW; end", "name")]
    [InlineData("begin new.\"The \"\"Name\"\"\" := 1; return new; end", "The \"Name\"")]
    [InlineData("begin new.tags[1] := 'x'; return new; end", "tags")]
    [InlineData("begin select now() into new.seen_at; return new; end", "seen_at")]
    [InlineData(
        "begin foreach new.tag in array new.tags loop end loop; return new; end",
        "tag,tags"
    )]
    [InlineData("begin call fill(new.a, new.b); return new; end", "a,b")]
    public void What_is_assigned_to_may_change(string source, string columns) =>
        Assert.Equal(columns.Split(','), Read(source));

    [Theory]
    [InlineData("begin if new.price > 5 then raise exception 'no'; end if; return new; end")]
    [InlineData("begin perform check_it(new.price, new.name::text); return new; end")]
    [InlineData("begin -- new.price := 1\n raise notice 'new.price := 1'; return new; end")]
    [InlineData("begin old.price := new.price; return new; end")]
    public void What_is_only_read_does_not(string source) => Assert.Empty(Read(source)!);

    [Theory]
    [InlineData("begin new := mended(new); return new; end")]
    [InlineData("begin select * into new from drafts; return new; end")]
    public void A_row_that_is_taken_as_a_whole_may_change_anywhere(string source) =>
        Assert.Null(Read(source));

    [Fact]
    public void Nor_is_anything_known_of_a_language_that_is_not_read() => Assert.Null(Read(null));

    private static IReadOnlyList<string>? Read(string? source) =>
        TriggerReader.Read(new TriggerRow(1, OnInsert: true, OnUpdate: true, source)).Columns;
}
