namespace ShopFlow.Data.Constraints;

/// <summary>Which PostgreSQL error codes point at a value, and which don't.</summary>
internal static class SqlStates
{
    public const string GeneratedAlways = "428C9";

    /// <summary>Codes about the program, its rights, timing or the server, never about a value.</summary>
    private static readonly string[] NotAboutValues =
    [
        "03",
        "08",
        "0A",
        "0B",
        "0L",
        "0P",
        "24",
        "25",
        "26",
        "28",
        "2B",
        "2D",
        "34",
        "3B",
        "3D",
        "3F",
        "40",
        "42",
        "53",
        "55",
        "57",
        "58",
        "72",
        "F0",
        "HV",
        "XX",
    ];

    /// <summary>Also true for the codes that PostgreSQL leaves to authors of functions.</summary>
    public static bool IsOfValue(string sqlState) =>
        sqlState == GeneratedAlways || !Array.Exists(NotAboutValues, sqlState.StartsWith);
}
