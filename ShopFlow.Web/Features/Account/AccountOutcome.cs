using Microsoft.AspNetCore.Identity;

namespace ShopFlow.Web.Features.Account;

/// <summary>The outcome of a change to an account: done, or why it was refused.</summary>
internal sealed record AccountOutcome(IReadOnlyList<AccountMessage> Messages)
{
    public static AccountOutcome Done { get; } = new([]);

    public bool IsDone => Messages.Count == 0;

    /// <summary>The sentences at one field.</summary>
    public IReadOnlyList<string> At(string field) =>
        [.. Messages.Where(message => message.Field == field).Select(message => message.Text)];

    public static AccountOutcome Of(IEnumerable<IdentityError> errors) =>
        new([
            .. errors
                .Where(IsOurs)
                .Select(error => new AccountMessage(Field(error), error.Description)),
        ]);

    public static AccountOutcome Refused(string field, string text) => new([new(field, text)]);

    // The user name is always the e-mail, which has its own sentences.
    private static bool IsOurs(IdentityError error) =>
        error.Code
            is not (
                nameof(IdentityErrorDescriber.DuplicateUserName)
                or nameof(IdentityErrorDescriber.InvalidUserName)
            );

    private static string Field(IdentityError error) =>
        error.Code switch
        {
            nameof(IdentityErrorDescriber.DuplicateEmail)
            or nameof(IdentityErrorDescriber.InvalidEmail) => AccountMessage.Email,
            nameof(IdentityErrorDescriber.PasswordMismatch) => AccountMessage.OldPassword,
            var code when code.StartsWith(AccountMessage.Password, StringComparison.Ordinal) =>
                AccountMessage.Password,
            _ => AccountMessage.Whole,
        };
}

/// <summary>One sentence at one field.</summary>
/// <param name="Field">One of the names below; empty for a sentence above the form.</param>
internal sealed record AccountMessage(string Field, string Text)
{
    public const string Whole = "";
    public const string Name = "Name";
    public const string Email = "Email";
    public const string Password = "Password";
    public const string OldPassword = "OldPassword";
}
