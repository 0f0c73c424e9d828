using System.Runtime.InteropServices;
using Bogus;

namespace ShopFlow.Data.Seeding;

/// <summary>Names common in a few countries, and an address for each.</summary>
internal sealed class BigUsers
{
    private const int Seed = 17_850;
    private const int Names = 400;

    private static readonly string[] Domains = ["example.com", "example.org", "example.net"];

    // Half of the customers live in the shop's country.
    private static readonly string[] Locales =
    [
        "en_GB",
        "en_IE",
        "de",
        "en_GB",
        "fr",
        "nl",
        "en_GB",
        "es",
        "en_GB",
        "it",
        "sv",
        "en_GB",
    ];

    private readonly Random random = new(Seed);
    private readonly Dictionary<string, int> addresses = new(StringComparer.Ordinal);
    private readonly (string[] First, string[] Last)[] people;

    public BigUsers()
    {
        // Loading a locale takes longer than making up all the names from it.
        var known = Locales.Distinct().ToDictionary(locale => locale, Read);
        people = [.. Locales.Select(locale => known[locale])];
    }

    public (string Name, string Email) Next()
    {
        var (firstNames, lastNames) = people[random.Next(people.Length)];
        var (first, last) = (random.Pick(firstNames), random.Pick(lastNames));
        var domain = random.Pick(Domains);
        return (
            $"{first} {last}",
            Unused($"{DemoUsers.Ascii(first)}.{DemoUsers.Ascii(last)}", domain)
        );
    }

    private string Unused(string name, string domain)
    {
        ref var taken = ref CollectionsMarshal.GetValueRefOrAddDefault(
            addresses,
            $"{name}@{domain}",
            out _
        );
        return ++taken == 1 ? $"{name}@{domain}" : $"{name}{taken}@{domain}";
    }

    private static (string[] First, string[] Last) Read(string locale)
    {
        var faker = new Faker(locale) { Random = new Randomizer(Seed) };
        return (Many(() => faker.Name.FirstName()), Many(() => faker.Name.LastName()));
    }

    private static string[] Many(Func<string> name) =>
        [.. Enumerable.Range(0, Names).Select(_ => name()).Distinct()];
}
