namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>Open to people who haven't yet shown the second factor that their role needs.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeSecondFactorAttribute : Attribute;
