using ShopFlow.Data.Constraints.Reading;

namespace ShopFlow.Tests.Unit.Constraints;

/// <summary>Which columns of a row a BEFORE trigger may change, according to its source.</summary>
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
    public void Columns_that_a_trigger_assigns_may_change(string source, string columns) =>
        Assert.Equal(columns.Split(','), Read(source));

    [Theory]
    [InlineData("begin if new.price > 5 then raise exception 'no'; end if; return new; end")]
    [InlineData("begin perform check_it(new.price, new.name::text); return new; end")]
    [InlineData("begin -- new.price := 1\n raise notice 'new.price := 1'; return new; end")]
    [InlineData("begin old.price := new.price; return new; end")]
    public void Columns_that_a_trigger_only_reads_do_not_change(string source) =>
        Assert.Empty(Read(source)!);

    [Theory]
    [InlineData("begin new := mended(new); return new; end")]
    [InlineData("begin select * into new from drafts; return new; end")]
    public void Any_column_may_change_if_the_trigger_replaces_the_whole_row(string source) =>
        Assert.Null(Read(source));

    [Fact]
    public void Any_column_may_change_if_the_triggers_language_is_not_understood() =>
        Assert.Null(Read(null));

    private static IReadOnlyList<string>? Read(string? source) =>
        TriggerReader.Read(new TriggerRow(1, OnInsert: true, OnUpdate: true, source)).Columns;
}
