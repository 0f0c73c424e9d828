namespace ShopFlow.Web.Features.Account;

/// <summary>The settings section <c>ShopFlow:Sessions</c>.</summary>
internal sealed class SessionOptions
{
    /// <summary>How long it may take a browser to notice that it was signed out elsewhere.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an unused browser stays signed in.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(14);
}
