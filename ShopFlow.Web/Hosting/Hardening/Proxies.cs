using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using ShopFlow.Data.Hosting;
using IPNetwork = System.Net.IPNetwork;

namespace ShopFlow.Web.Hosting.Hardening;

/// <summary>
/// The proxies that are trusted to say who sent a request and whether over HTTPS: only those in the settings.
/// </summary>
internal static class Proxies
{
    private const string Setting = "ShopFlow:Proxies";

    /// <exception cref="CannotStartException">If the setting has anything but addresses and networks.</exception>
    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var proxies = Named(builder.Configuration).Select(Parse).ToList();
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Not the host: a proxy may pass on what a browser sent, and it would end up in links. The Host header is
            // used instead.
            options.ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            proxies.ForEach(options.KnownIPNetworks.Add);
        });
    }

    public static void UseProxies(this WebApplication app)
    {
        if (Named(app.Configuration).Length > 0)
        {
            app.UseForwardedHeaders();
        }
    }

    private static string[] Named(IConfiguration configuration) =>
        (configuration[Setting] ?? "").Split(
            [' ', ',', ';'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );

    private static IPNetwork Parse(string proxy) =>
        IPNetwork.TryParse(proxy, out var network) ? network
        : IPAddress.TryParse(proxy, out var address)
            ? new(address, address.GetAddressBytes().Length * 8)
        : throw new CannotStartException(
            $"{proxy} in ShopFlow__Proxies is neither an address nor a network. It looks like this: 10.0.0.5;172.18.0.0/16"
        );
}
