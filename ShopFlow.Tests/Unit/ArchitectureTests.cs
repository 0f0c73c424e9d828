using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features;
using ShopFlow.Web.Features.Users;

namespace ShopFlow.Tests.Unit;

/// <summary>Each room of the program knows its own things and no others.</summary>
public sealed partial class ArchitectureTests
{
    private const string Features = "ShopFlow.Web.Features";
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static;

    /// <summary>What one feature offers to others beside its public types and its services, by hand, so that it stays short.</summary>
    private static readonly string[] Offered =
    [
        "Account.AccountMessage",
        "Account.AccountOutcome",
        "Account.AccountSentences",
        "Account.FirstPasskey",
        "Account.LinkToken",
        "Account.PasswordRules",
        "Account.StaffLinks",
        "Orders.OrderSearch",
        "Products.LowStock",
        "Settings.SettingsFormValidator",
        "Settings.ShopChoices",
    ];

    private static readonly Assembly Web = typeof(UserService).Assembly;

    [Fact]
    public void Data_uses_nothing_of_the_pages() =>
        Assert.DoesNotContain(
            typeof(ShopFlowDbContext).Assembly.GetReferencedAssemblies(),
            used =>
                used.Name == Web.GetName().Name
                || used.Name!.StartsWith("MudBlazor", StringComparison.Ordinal)
                || used.Name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal)
        );

    /// <summary>
    /// With such a rule at the top of a sheet one edited cell costs the styles of every row: 333 elements and 7 ms for
    /// 50 rows. Inside a query for phones it costs nobody else.
    /// </summary>
    [Fact]
    public void No_style_asks_what_a_row_or_a_cell_holds() =>
        Assert.DoesNotContain(
            Files("wwwroot", ".css")
                .Concat(Files("Components", ".css"))
                .Concat(Files("Features", ".css")),
            sheet => AsksRows().IsMatch(sheet.Text)
        );

    [Fact]
    public void Components_know_no_feature_and_no_EF() =>
        Assert.Empty(
            Sources("Components")
                .Where(source => FeatureOrEf().IsMatch(source.Text))
                .Select(source => source.Path)
                .Concat(
                    from type in TypesOf("ShopFlow.Web.Components")
                    from used in UsedBy(type)
                    where IsFeature(used) || IsEf(used)
                    select $"{type} uses {used}"
                )
        );

    [Fact]
    public void Lists_hold_no_markup_and_know_no_component() =>
        Assert.Empty(
            Sources("Lists")
                .Where(source =>
                    source.Path.EndsWith(".razor", StringComparison.Ordinal)
                    || source.Text.Contains("ShopFlow.Web.Components", StringComparison.Ordinal)
                )
                .Select(source => source.Path)
                .Concat(
                    from type in TypesOf("ShopFlow.Web.Lists")
                    where type.IsAssignableTo(typeof(IComponent)) || UsedBy(type).Any(IsMarkup)
                    select type.FullName!
                )
        );

    [Fact]
    public void A_feature_uses_of_another_only_what_that_one_offers()
    {
        var services = new ServiceCollection()
            .AddShopFlowFeatures()
            .Select(service => service.ServiceType)
            .ToHashSet();
        var hidden = TypesOf(Features)
            .Where(type =>
                type is { IsNested: false, IsPublic: false } && FeatureOf(type) is not null
            )
            .Where(type => !services.Contains(type) && !Offered.Contains(NameOf(type)))
            .ToList();

        Assert.NotEmpty(hidden);
        Assert.Empty(
            from source in Sources("Features")
            let imported = ImportedBy(source)
            let words = Words(source.Text)
            from type in hidden
            where !source.Path.Contains($"/Features/{FeatureOf(type)}/", StringComparison.Ordinal)
            where imported.Contains($"{Features}.{FeatureOf(type)}", StringComparison.Ordinal)
            where words.Contains(type.Name.Split('`')[0])
            select $"{source.Path} uses {type}"
        );
    }

    [Fact]
    public void Nothing_is_offered_that_is_not_there() =>
        Assert.All(
            Offered,
            name =>
                Assert.Contains(TypesOf(Features), type => NameOf(type) == name && !type.IsPublic)
        );

    private static string NameOf(Type type) => $"{FeatureOf(type)}.{type.Name}";

    /// <summary>The file, and for markup what is imported for its whole folder.</summary>
    private static string ImportedBy((string Path, string Text) source)
    {
        var folder = Path.GetDirectoryName(source.Path)!;
        string[] imports =
        [
            Path.Combine(folder, "_Imports.razor"),
            Path.Combine(folder, "..", "_Imports.razor"),
        ];
        return source.Path.EndsWith(".razor", StringComparison.Ordinal)
            ? string.Concat(imports.Where(File.Exists).Select(File.ReadAllText)) + source.Text
            : source.Text;
    }

    private static string? FeatureOf(Type type) =>
        type.Namespace!.Length > Features.Length
            ? type.Namespace[(Features.Length + 1)..].Split('.')[0]
            : null;

    private static bool IsFeature(Type type) =>
        type.Namespace?.StartsWith(Features, StringComparison.Ordinal) == true;

    private static bool IsEf(Type type) =>
        type.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
        == true;

    private static bool IsMarkup(Type type) =>
        type == typeof(MarkupString)
        || type == typeof(RenderFragment)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RenderFragment<>));

    private static IEnumerable<Type> TypesOf(string space) =>
        Web.GetTypes()
            .Where(type =>
                type.Namespace == space
                || type.Namespace?.StartsWith($"{space}.", StringComparison.Ordinal) == true
            );

    /// <summary>What a type is built on, holds, takes and gives, and what its methods keep while they run.</summary>
    private static IEnumerable<Type> UsedBy(Type type) =>
        type.GetFields(Declared)
            .Select(field => field.FieldType)
            .Concat(type.GetMethods(Declared).SelectMany(UsedIn))
            .Concat(type.GetConstructors(Declared).SelectMany(UsedIn))
            .Concat(type.GetInterfaces())
            .Append(type.BaseType ?? typeof(object))
            .SelectMany(Parts)
            .Distinct();

    private static IEnumerable<Type> UsedIn(MethodBase method) =>
        method
            .GetParameters()
            .Select(parameter => parameter.ParameterType)
            .Append((method as MethodInfo)?.ReturnType ?? typeof(void))
            .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []);

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    private static IEnumerable<(string Path, string Text)> Sources(string room) =>
        Files(room, ".cs", ".razor");

    private static IEnumerable<(string Path, string Text)> Files(
        string room,
        params string[] endings
    ) =>
        Directory
            .EnumerateFiles(
                Path.Combine(SourceFolder.Path, "ShopFlow.Web", room),
                "*",
                SearchOption.AllDirectories
            )
            .Where(path => endings.Contains(Path.GetExtension(path)))
            .Select(path => (path, File.ReadAllText(path)));

    [GeneratedRegex(@"^\S.*\bt[rdh]\S*:has\(", RegexOptions.Multiline, 1000)]
    private static partial Regex AsksRows();

    private static HashSet<string> Words(string text) =>
        [.. Word().Matches(text).Select(word => word.Value)];

    [GeneratedRegex(@"\w+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"ShopFlow\.Web\.Features|Microsoft\.EntityFrameworkCore",
        RegexOptions.None,
        1000
    )]
    private static partial Regex FeatureOrEf();
}
