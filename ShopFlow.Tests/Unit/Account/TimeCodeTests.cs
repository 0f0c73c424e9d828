using System.Text;
using ShopFlow.Web.Features.Account.SecondFactor;

namespace ShopFlow.Tests.Unit.Account;

public sealed class TimeCodeTests
{
    /// <summary>The examples from RFC 6238, appendix B, shortened to six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_match_the_examples_of_the_standard(long second, string code)
    {
        var step = TimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(second));

        Assert.Equal(code, TimeCode.At(step, Encoding.ASCII.GetBytes("12345678901234567890")));
    }

    [Theory]
    [InlineData("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    [InlineData("gezdgnbvgy3tqojqgezdgnbvgy3tqojq")]
    public void A_key_is_read_however_it_is_typed(string typed) =>
        Assert.Equal("12345678901234567890", Encoding.ASCII.GetString(TimeCode.ReadKey(typed)!));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("not a key")]
    [InlineData("AAAA1111")]
    public void An_invalid_key_is_null(string? typed) => Assert.Null(TimeCode.ReadKey(typed));
}
