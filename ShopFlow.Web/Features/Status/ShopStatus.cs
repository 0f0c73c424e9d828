using ShopFlow.Data.Constraints;

namespace ShopFlow.Web.Features.Status;

/// <param name="Database">Null if it couldn't be reached.</param>
public sealed record ShopStatus(DateTimeOffset At, WebServer Server, DatabaseStatus? Database);

/// <summary>What the status page shows about the web server that answers it.</summary>
/// <param name="Started">When the process started.</param>
/// <param name="Memory">Resident, in bytes.</param>
/// <param name="Heap">The part of it that .NET objects take.</param>
/// <param name="Open">Circuits: the pages that the server holds for browsers.</param>
/// <param name="Connected">Circuits whose browser is connected.</param>
public sealed record WebServer(
    string Name,
    string Version,
    string Runtime,
    DateTimeOffset Started,
    long Memory,
    long Heap,
    int Threads,
    int Open,
    int Connected
);

/// <param name="RoundTrip">How long the smallest query took.</param>
/// <param name="Statements">Null if PostgreSQL doesn't collect them, or not for this user.</param>
public sealed record DatabaseStatus(
    TimeSpan RoundTrip,
    DatabaseFacts Facts,
    IReadOnlyList<TableSize> Tables,
    IReadOnlyList<SlowStatement>? Statements,
    IReadOnlyList<ViolatedRule> Rules
);

/// <param name="CacheHits">The share of blocks found in memory; null before any was read.</param>
/// <param name="OldestTransaction">Null if none is open.</param>
/// <param name="SeesEverybody">
/// False if <paramref name="OldestTransaction"/> covers only ShopFlow's own sessions.
/// </param>
public sealed record DatabaseFacts(
    string Version,
    DateTimeOffset Started,
    long Size,
    int Connections,
    int ConnectionsOfServer,
    int MostConnections,
    double? CacheHits,
    TimeSpan? OldestTransaction,
    bool SeesEverybody,
    int WaitingForLocks,
    long Deadlocks
);

/// <param name="Rows">An estimate.</param>
/// <param name="Dead">Rows waiting for a vacuum.</param>
public sealed record TableSize(
    string Schema,
    string Name,
    long Rows,
    long Size,
    long Dead,
    DateTimeOffset? Vacuumed,
    DateTimeOffset? Analyzed
)
{
    /// <summary>More dead rows than autovacuum leaves when it keeps up.</summary>
    public bool IsNeglected => Dead > 1000 && Dead > Rows * 0.3;
}

/// <param name="Text">One line with placeholders for values, shortened.</param>
/// <param name="Share">Its share of the time of all statements.</param>
public sealed record SlowStatement(
    string Text,
    long Calls,
    TimeSpan Mean,
    TimeSpan Longest,
    double Share
);

/// <param name="Sentence">What people read when it refuses a save.</param>
/// <param name="Today">How many saves it refused today, on all servers of the shop.</param>
/// <param name="Month">The same for the last thirty days, today included.</param>
public sealed record ViolatedRule(ConstraintKey Rule, string Sentence, long Today, long Month)
{
    /// <summary>The constraint's name, or the column whose type refused the value.</summary>
    public string Name => Rule.Name[(Rule.Name.LastIndexOf(':') + 1)..];

    /// <summary>So often that people can't know the rule before they run into it.</summary>
    public bool NeedsHint => Today >= 10;
}
