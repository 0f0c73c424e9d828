using ShopFlow.Web.Features.Account;

namespace ShopFlow.Tests.Unit.Account;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/orders")]
    [InlineData("/orders?status=pending&after=2026-01-01")]
    [InlineData("/products/1#reviews")]
    public void A_local_address_is_kept(string address) =>
        Assert.Equal(address, LocalUrl.Of(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("orders")]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData(" /orders")]
    [InlineData("javascript:alert(1)")]
    public void Any_other_address_becomes_the_start_page(string? address) =>
        Assert.Equal("/", LocalUrl.Of(address));
}
