using Microsoft.AspNetCore.Identity;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Account;

/// <summary>ASP.NET Core Identity's refusals, in our words.</summary>
internal sealed class AccountSentences : IdentityErrorDescriber
{
    public const string TakenEmail = "Somebody already signs in with this email.";

    private const int LongestName = 200;

    public override IdentityError DuplicateEmail(string email) =>
        Error(nameof(DuplicateEmail), TakenEmail);

    public override IdentityError InvalidEmail(string? email) =>
        Error(
            nameof(InvalidEmail),
            string.IsNullOrWhiteSpace(email)
                ? "Email is required."
                : "This is not an email address. It looks like this: name@example.com"
        );

    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), $"The password must have {length} or more characters.");

    public override IdentityError PasswordMismatch() =>
        Error(nameof(PasswordMismatch), "This is not your password.");

    public override IdentityError ConcurrencyFailure() =>
        Error(
            nameof(ConcurrencyFailure),
            "Somebody else changed this account at the same time. Nothing was saved. Try again."
        );

    /// <summary>What is wrong with a name that the database would refuse too; null if nothing is.</summary>
    public static string? AgainstName(string? name) =>
        !VisibleName.IsSeen(name) ? "Name is required."
        : name!.EnumerateRunes().Count() > LongestName
            ? $"Name must have at most {LongestName} characters."
        : null;

    public static IdentityError Error(string code, string sentence) =>
        new() { Code = code, Description = sentence };
}
