namespace ShopFlow.Data.Users;

public static class UserRules
{
    public const string EmailMustBeUnique = "email_must_be_unique";
}
