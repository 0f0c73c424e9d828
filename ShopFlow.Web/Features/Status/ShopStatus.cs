using ShopFlow.Data.Constraints;

namespace ShopFlow.Web.Features.Status;

/// <param name="Database">Null until it could be reached.</param>
public sealed record ShopStatus(DateTimeOffset At, WebServer Server, DatabaseStatus? Database);

/// <summary>What the status page tells of the web server that answers it.</summary>
/// <param name="Started">When the process began.</param>
/// <param name="Memory">Resident, in bytes.</param>
/// <param name="Heap">What .NET's objects take of it.</param>
/// <param name="Open">Circuits: the pages that are held for browsers.</param>
/// <param name="Connected">Those whose browser is there.</param>
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

/// <param name="RoundTrip">How long the smallest question took.</param>
/// <param name="Statements">Null when PostgreSQL does not collect them, or not for this user.</param>
public sealed record DatabaseStatus(
    TimeSpan RoundTrip,
    DatabaseFacts Facts,
    IReadOnlyList<TableSize> Tables,
    IReadOnlyList<SlowStatement>? Statements,
    IReadOnlyList<RefusingRule> Rules
);

/// <param name="CacheHits">The share of blocks that were found in memory; null before any was read.</param>
/// <param name="OldestTransaction">Null when none is open.</param>
/// <param name="SeesEverybody">False when <paramref name="OldestTransaction"/> knows ShopFlow's own sessions only.</param>
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

/// <param name="Rows">About.</param>
/// <param name="Dead">Rows that wait for a vacuum.</param>
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
    /// <summary>More than autovacuum leaves standing when it keeps up.</summary>
    public bool IsNeglected => Dead > 1000 && Dead > Rows * 0.3;
}

/// <param name="Text">With placeholders for values, on one line, shortened.</param>
/// <param name="Share">Of the time of all statements.</param>
public sealed record SlowStatement(
    string Text,
    long Calls,
    TimeSpan Mean,
    TimeSpan Longest,
    double Share
);

/// <param name="Sentence">What people read when it refuses.</param>
/// <param name="Today">How many saves it refused, on this and every other server of the shop.</param>
/// <param name="Month">In the last thirty days, today included.</param>
public sealed record RefusingRule(ConstraintKey Rule, string Sentence, long Today, long Month)
{
    /// <summary>The constraint's name, or the column whose type refused.</summary>
    public string Name => Rule.Name[(Rule.Name.LastIndexOf(':') + 1)..];

    /// <summary>So often that people do not know the rule before they meet it.</summary>
    public bool NeedsHint => Today >= 10;
}
