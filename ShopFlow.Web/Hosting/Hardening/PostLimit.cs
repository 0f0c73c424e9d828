using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;

namespace ShopFlow.Web.Hosting.Hardening;

/// <summary>
/// Limits how many forms an address may post: sign-in, second factor, set-up, invitation, new password, and anything
/// else that a stranger could try over and over.
/// </summary>
internal static class PostLimit
{
    private const string Setting = "ShopFlow:PostsAtOnce";
    private const int AtOnce = 30;
    private const int PerMinute = 10;

    public static void AddPostLimit(this WebApplicationBuilder builder)
    {
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = builder.Configuration.GetValue(Setting, AtOnce),
            TokensPerPeriod = PerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        };
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                IsForm(context)
                    ? RateLimitPartition.GetTokenBucketLimiter(Address(context), _ => bucket)
                    : RateLimitPartition.GetNoLimiter("")
            );
            limiter.OnRejected = RefuseAsync;
        });
    }

    // A circuit's messages where WebSockets are blocked aren't forms, and the error page isn't another post.
    private static bool IsForm(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null
        && context.Features.Get<IExceptionHandlerFeature>() is null;

    /// <summary>For IPv6 the network, because a single browser can use every address in it.</summary>
    private static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        return address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes()[..8])
            : address.MapToIPv4().ToString();
    }

    private static async ValueTask RefuseAsync(
        OnRejectedContext rejected,
        CancellationToken cancellationToken
    )
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? after
            : TimeSpan.FromMinutes(1);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
            .ToString(CultureInfo.InvariantCulture);
        await new RazorComponentResult<TooManyPosts>
        {
            StatusCode = StatusCodes.Status429TooManyRequests,
        }.ExecuteAsync(rejected.HttpContext);
    }
}
