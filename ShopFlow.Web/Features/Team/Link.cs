using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Web.Features.Team;

/// <summary>A link that works once, and what to tell the person about it.</summary>
public sealed class Link
{
    private readonly LinkToken token;
    private readonly string page;

    internal Link(LinkToken token, string page, string text)
    {
        this.token = token;
        this.page = page;
        Text = text;
    }

    public string Text { get; }

    /// <summary>The address where people open ShopFlow: from the settings, or else the owner's own.</summary>
    internal string At(IConfiguration configuration, NavigationManager navigation) =>
        token.At(
            configuration["ShopFlow:Url"] is { Length: > 0 } url ? url : navigation.BaseUri,
            page
        );
}
