namespace ShopFlow.Data.Views;

public static class SavedViewRules
{
    public const string ListMustBeValid = "view_list_must_be_valid";
    public const string NameMustNotBeBlank = "view_name_must_not_be_blank";
    public const string NameMustBeShort = "view_name_must_be_60_characters_at_most";
    public const string NameMustBeUnique = "view_name_must_be_unique";
    public const string QueryMustBeShort = "view_query_must_be_2000_characters_at_most";
    public const string OwnerMustExist = "view_owner_must_exist";

    public static readonly IReadOnlyList<string> Lists =
    [
        "orders",
        "order-items",
        "products",
        "users",
        "reviews",
        "activity",
    ];
}
