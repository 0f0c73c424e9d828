namespace ShopFlow.Web.Components.Tables;

/// <summary>Both ends belong to it; an end that is null is open.</summary>
public readonly record struct NumberRange(decimal? From, decimal? To);

/// <summary>Whole days in the shop's time zone, both included; an end that is null is open.</summary>
public readonly record struct DateRange(DateOnly? From, DateOnly? To);
