using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Logging;
using Npgsql;
using ShopFlow.Data.Constraints.Reading;
using ShopFlow.Data.Constraints.Wording;

namespace ShopFlow.Data.Constraints;

/// <summary>
/// The current rules of one database. If somebody changes a rule over another connection, that is noticed within a
/// second, and right away when a write is refused.
/// </summary>
public sealed class Rulebook(
    string connectionString,
    Func<IModel> model,
    TimeProvider clock,
    Vocabulary vocabulary,
    ILogger<Rulebook> logger
) : IDisposable
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim reading = new(1);
    private volatile ConstraintCatalog? latest;
    private long checkedAt;

    public async ValueTask<ConstraintCatalog> CatalogAsync(
        CancellationToken cancellationToken = default
    )
    {
        if (latest is { } known && IsTrusted())
        {
            return known;
        }

        await reading.WaitAsync(cancellationToken);
        try
        {
            if (latest is { } fresh && IsTrusted())
            {
                return fresh;
            }

            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellationToken);
            return await RevalidateAsync(connection, cancellationToken);
        }
        catch (NpgsqlException) when (latest is not null)
        {
            // The write that follows will report that the server is away; until then the last known rules will do.
            Interlocked.Exchange(ref checkedAt, clock.GetTimestamp());
            return latest;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>What the rules say about the fields of an entity, by property.</summary>
    public async ValueTask<FieldHints> HintsAsync<TEntity>(
        CancellationToken cancellationToken = default
    )
        where TEntity : class => Hints<TEntity>(await CatalogAsync(cancellationToken));

    /// <summary>The hints as last read, however long ago; null before the first time.</summary>
    public FieldHints? KnownHints<TEntity>()
        where TEntity : class => latest is { } known ? Hints<TEntity>(known) : null;

    private FieldHints Hints<TEntity>(ConstraintCatalog catalog)
        where TEntity : class =>
        catalog.Hints.GetOrAdd(
            typeof(TEntity),
            static (type, asked) =>
                FieldHints.Read(
                    asked.catalog,
                    asked.model.FindEntityType(type)
                        ?? throw new InvalidOperationException($"{type} is not in the model.")
                ),
            (catalog, model: model())
        );

    /// <summary>The rules that refused saves, for whoever counts them.</summary>
    public ViolationTally Refusals { get; } = new();

    /// <summary>The rules as last read, however long ago; null before the first time.</summary>
    public ConstraintCatalog? Known => latest;

    /// <summary>A form refused a save by these rules without asking the database.</summary>
    public void RefusedByForm(IReadOnlyList<ConstraintKey> rules)
    {
        RulebookLog.Count(rules);
        Refusals.Add(rules);
    }

    internal RulebookLog Log { get; } = new(logger);

    internal Vocabulary Vocabulary => vocabulary;

    internal MessageBook Messages { get; } = new(vocabulary);

    /// <summary>
    /// After a refusal: reads the rules again, however fresh the snapshot, over the connection that is open anyway.
    /// </summary>
    internal async ValueTask<ConstraintCatalog> RevalidateAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        var known = latest;
        var isSame =
            known is not null
            && known.Fingerprint
                == await CatalogLoader.FingerprintAsync(connection, cancellationToken);
        var catalog = isSame
            ? known!
            : await CatalogLoader.LoadAsync(connection, cancellationToken);
        latest = catalog;
        Interlocked.Exchange(ref checkedAt, clock.GetTimestamp());
        return catalog;
    }

    public void Dispose() => reading.Dispose();

    private bool IsTrusted() => clock.GetElapsedTime(Interlocked.Read(ref checkedAt)) < Trusted;
}
