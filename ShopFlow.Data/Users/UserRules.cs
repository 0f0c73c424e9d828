namespace ShopFlow.Data.Users;

public static class UserRules
{
    public const string NameMustNotBeBlank = "name_must_not_be_blank";
    public const string NameMustBeShort = "name_must_be_200_characters_at_most";
    public const string EmailMustBeUnique = "email_must_be_unique";
    public const string EmailMustLookLikeAnEmail = "email_must_look_like_an_email";
}
