using Microsoft.AspNetCore.Identity;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Account;

/// <summary>
/// A password must be long, not among those that are tried first, and not guessable from the person or the shop.
/// </summary>
internal sealed class PasswordRules(ShopFormat shop) : IPasswordValidator<StaffMember>
{
    public const int Shortest = 12;

    public const string Hint = "12 characters or more. A short sentence is good.";

    // How much must be left of a password without names that everyone knows.
    private const int OwnPart = 8;

    public Task<IdentityResult> ValidateAsync(
        UserManager<StaffMember> manager,
        StaffMember user,
        string? password
    )
    {
        var sentence = Sentence(user, password ?? "");
        return Task.FromResult(
            sentence is null
                ? IdentityResult.Success
                : IdentityResult.Failed(AccountSentences.Error("PasswordTriedFirst", sentence))
        );
    }

    // For a short password only the length is mentioned.
    private string? Sentence(StaffMember member, string password) =>
        password.Length < Shortest ? null
        : CommonPasswords.Has(password)
            ? "Too many people use this password. Choose a sentence that only you would think of."
        : Unknown(member, password).Length < OwnPart
            ? "This is easy to guess: it is mostly your name, your email or the shop's name. Choose other words."
        : null;

    private string Unknown(StaffMember member, string password) =>
        $"{member.Name} {member.Email} {shop.ShopName} ShopFlow"
            .Split([' ', '@', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 2)
            .OrderByDescending(word => word.Length)
            .Aggregate(
                password,
                (left, word) => left.Replace(word, "", StringComparison.OrdinalIgnoreCase)
            );
}
