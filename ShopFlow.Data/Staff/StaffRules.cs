namespace ShopFlow.Data.Staff;

public static class StaffRules
{
    public const string Schema = "staff";
    public const string NameMustNotBeBlank = "member_name_must_not_be_blank";
    public const string NameMustBeShort = "member_name_must_be_200_characters_at_most";
    public const string RoleMustBeValid = "role_must_be_valid";
    public const string EmailMustBeUnique = "member_email_must_be_unique";
    public const string UserNameMustBeUnique = "member_user_name_must_be_unique";
    public const string SessionMemberMustExist = "session_member_must_exist";
    public const string TokenMemberMustExist = "token_member_must_exist";
    public const string PasskeyMemberMustExist = "passkey_member_must_exist";
    public const string SettingRoleMustBeValid = "setting_role_must_be_valid";
    public const string OneInvitationPerEmail = "one_invitation_per_email";
    public const string InvitationTokenMustBeUnique = "invitation_token_must_be_unique";
    public const string InvitationRoleMustBeValid = "invitation_role_must_be_valid";
    public const string InvitationEmailMustBeAddress = "invitation_email_must_be_address";
    public const string LinkMemberMustExist = "link_member_must_exist";
    public const string MembersLinkMustExpire = "members_link_must_expire";
    public const string LastOwnerMustStay = "last_owner_must_stay";
}
