namespace ShopFlow.Data.Reviews;

public static class ReviewRules
{
    public const string UserMustExist = "review_user_must_exist";
    public const string ProductMustExist = "review_product_must_exist";
    public const string RatingMustBeBetween1And5 = "rating_must_be_between_1_and_5";
    public const string OneReviewPerUserAndProduct = "one_review_per_user_and_product";
}
