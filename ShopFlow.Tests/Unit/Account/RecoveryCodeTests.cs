using ShopFlow.Web.Features.Account.SecondFactor;

namespace ShopFlow.Tests.Unit.Account;

public sealed class RecoveryCodeTests
{
    private static readonly byte[] Salt = RecoveryCode.NewSalt();

    [Theory]
    [InlineData("BCDFG-HJKMN", true)]
    [InlineData(" bcdfg hjkmn ", true)]
    [InlineData("BCDFGHJKMN", true)]
    [InlineData("BCDFG-HJKMP", false)]
    [InlineData("", false)]
    public void A_code_is_recognised_however_it_is_typed(string typed, bool isSame) =>
        Assert.Equal(
            isSame,
            RecoveryCode.Of("BCDFG-HJKMN", Salt).IsSame(RecoveryCode.Of(typed, Salt))
        );

    [Fact]
    public void The_stored_form_reads_back_without_containing_the_code()
    {
        var code = RecoveryCode.Of("BCDFG-HJKMN", Salt);

        Assert.True(RecoveryCode.Read(code.ToString())!.IsSame(code));
        Assert.DoesNotContain("BCDFG", code.ToString(), StringComparison.Ordinal);
        Assert.Null(RecoveryCode.Read(""));
    }
}
