namespace ShopFlow.Data.Staff;

public static class StaffRules
{
    public const string Schema = "staff";
    public const string RoleMustBeValid = "role_must_be_valid";
    public const string EmailMustBeUnique = "member_email_must_be_unique";
    public const string UserNameMustBeUnique = "member_user_name_must_be_unique";
    public const string SessionMemberMustExist = "session_member_must_exist";
    public const string TokenMemberMustExist = "token_member_must_exist";
    public const string PasskeyMemberMustExist = "passkey_member_must_exist";
    public const string SettingRoleMustBeValid = "setting_role_must_be_valid";
}
