using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ShopFlow.Web.Features.Account.SecondFactor;

namespace ShopFlow.Tests.Unit.Account;

public sealed class PasskeyOriginTests
{
    [Theory]
    [InlineData("https://shop.example", false, true)]
    [InlineData("https://shop.example", true, false)]
    [InlineData("http://shop.example", false, false)]
    [InlineData("https://other.shop.example", false, false)]
    [InlineData("https://shop.example:8443", false, false)]
    [InlineData("https://shop.example.evil.example", false, false)]
    [InlineData("", false, false)]
    public async Task A_passkey_is_accepted_only_from_the_shops_own_unframed_page(
        string origin,
        bool isFramed,
        bool counts
    )
    {
        var http = new DefaultHttpContext();
        (http.Request.Scheme, http.Request.Host) = ("https", new("shop.example"));
        // What the sender claims about itself does not matter.
        http.Request.Headers.Origin = origin;
        using var services = new ServiceCollection().AddSecondFactors().BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<IdentityPasskeyOptions>>().Value;

        Assert.Equal(
            counts,
            await options.ValidateOrigin!(
                new()
                {
                    HttpContext = http,
                    Origin = origin,
                    CrossOrigin = isFramed,
                    TopOrigin = null,
                }
            )
        );
        Assert.Equal("required", options.UserVerificationRequirement);
    }
}
