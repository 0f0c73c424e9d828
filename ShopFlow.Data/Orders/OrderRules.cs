namespace ShopFlow.Data.Orders;

public static class OrderRules
{
    public const string StatusMustBeValid = "status_must_be_valid";
    public const string OrderUserMustExist = "order_user_must_exist";
}
