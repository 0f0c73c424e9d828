using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features;
using ShopFlow.Web.Features.Users;

namespace ShopFlow.Tests.Unit;

/// <summary>Which parts of the program may use which others.</summary>
public sealed partial class ArchitectureTests
{
    private const string Features = "ShopFlow.Web.Features";
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static;

    /// <summary>
    /// What a feature offers to others besides its public types and services. Listed by hand so that it stays short.
    /// </summary>
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
    public void Data_does_not_depend_on_Web() =>
        Assert.DoesNotContain(
            typeof(ShopFlowDbContext).Assembly.GetReferencedAssemblies(),
            used =>
                used.Name == Web.GetName().Name
                || used.Name!.StartsWith("MudBlazor", StringComparison.Ordinal)
                || used.Name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal)
        );

    /// <summary>
    /// Such a rule at the top level of a sheet makes one edited cell restyle every row: 333 elements and 7 ms for 50
    /// rows. Inside a media query for phones it costs nothing elsewhere.
    /// </summary>
    [Fact]
    public void No_selector_depends_on_the_contents_of_a_row_or_cell() =>
        Assert.DoesNotContain(
            Files("wwwroot", ".css")
                .Concat(Files("Components", ".css"))
                .Concat(Files("Features", ".css")),
            sheet => AsksRows().IsMatch(sheet.Text)
        );

    [Fact]
    public void Components_use_neither_features_nor_EF() =>
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
    public void Lists_contain_no_markup_and_use_no_components() =>
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
    public void A_feature_uses_only_what_another_feature_offers()
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
    public void Everything_on_the_list_of_offered_types_exists() =>
        Assert.All(
            Offered,
            name =>
                Assert.Contains(TypesOf(Features), type => NameOf(type) == name && !type.IsPublic)
        );

    private static string NameOf(Type type) => $"{FeatureOf(type)}.{type.Name}";

    /// <summary>The file, plus the imports of its folder if it is a .razor file.</summary>
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

    /// <summary>
    /// The types that a type inherits, stores, takes, returns, and uses in the bodies of its methods.
    /// </summary>
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

    private static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        Files(folder, ".cs", ".razor");

    private static IEnumerable<(string Path, string Text)> Files(
        string folder,
        params string[] endings
    ) =>
        Directory
            .EnumerateFiles(
                Path.Combine(SourceFolder.Path, "ShopFlow.Web", folder),
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
