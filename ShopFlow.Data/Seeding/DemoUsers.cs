using System.Text;
using Bogus;
using ShopFlow.Data.Users;

namespace ShopFlow.Data.Seeding;

/// <summary>The file knows its customers only by number and country; their names are made up to match.</summary>
internal static class DemoUsers
{
    private const int Seed = 17_850;
    private const string Elsewhere = "en_GB";
    private static readonly string[] Domains = ["example.com", "example.org", "example.net"];

    private static readonly Dictionary<string, string> Locales = new(StringComparer.Ordinal)
    {
        ["Australia"] = "en_AU",
        ["Belgium"] = "nl_BE",
        ["EIRE"] = "en_IE",
        ["France"] = "fr",
        ["Germany"] = "de",
        ["Italy"] = "it",
        ["Netherlands"] = "nl",
        ["Norway"] = "nb_NO",
        ["Portugal"] = "pt_PT",
        ["Spain"] = "es",
        ["Sweden"] = "sv",
        ["Switzerland"] = "de_CH",
    };

    public static Dictionary<int, User> From(
        IReadOnlyList<Sale> sales,
        Func<Sale, DateTimeOffset> soldAt
    )
    {
        // Loading a locale takes longer than making up all the names from it.
        var fakers = Locales
            .Values.Append(Elsewhere)
            .ToDictionary(locale => locale, locale => new Faker(locale));
        var users = sales
            .GroupBy(sale => sale.Customer)
            .Select(bought =>
                (
                    Customer: bought.Key,
                    User: MakeUp(bought.Key, bought.Min(soldAt), fakers[Locale(bought.First())])
                )
            )
            .OrderBy(known => known.User.CreatedAt)
            .ThenBy(known => known.Customer)
            .ToDictionary(known => known.Customer, known => known.User);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, user) in users.Values.Index())
        {
            user.Id = index + 1;
            user.Email = Unused(user.Email, taken);
        }

        return users;
    }

    private static string Locale(Sale sale) => Locales.GetValueOrDefault(sale.Country, Elsewhere);

    private static User MakeUp(int customer, DateTimeOffset firstOrder, Faker faker)
    {
        var random = faker.Random = new Randomizer(Seed + customer);
        var (first, last) = (faker.Name.FirstName(), faker.Name.LastName());
        return new()
        {
            Name = $"{first} {last}",
            Email = $"{Ascii(first)}.{Ascii(last)}@{random.ArrayElement(Domains)}",
            CreatedAt = firstOrder.AddMinutes(-random.Int(2, 60 * 24 * 12)),
        };
    }

    private static string Unused(string address, HashSet<string> taken)
    {
        var unused = address;
        for (var next = 2; !taken.Add(unused); next++)
        {
            unused = address.Replace("@", $"{next}@", StringComparison.Ordinal);
        }

        return unused;
    }

    internal static string Ascii(string name) =>
        string.Concat(
            name.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter)
        );
}
