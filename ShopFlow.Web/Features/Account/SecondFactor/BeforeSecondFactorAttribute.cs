namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>Open to those who still owe the second factor that their role needs.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeSecondFactorAttribute : Attribute;
