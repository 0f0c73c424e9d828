namespace ShopFlow.Web.Features.Account;

/// <summary>The section <c>ShopFlow:Sessions</c> of the settings.</summary>
internal sealed class SessionOptions
{
    /// <summary>How long a browser that was signed out elsewhere may not have noticed yet.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a browser stays signed in that is not used.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(14);
}
