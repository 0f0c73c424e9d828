using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ShopFlow.Data.Hosting;

/// <summary>
/// The folder of one private server: its data, password, log and socket. Only one ShopFlow can use it at a time.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    // sockaddr_un has room for 107 bytes (103 on macOS); the socket's name and its lock file take 20.
    private const int LongestSocketFolder = 80;

    private const UnixFileMode Private =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public const string DataName = "postgres";
    private const string ServingPasswordName = "serving-password";
    private const long LargestLog = 10_000_000;

    private readonly FileStream hold;

    private DataFolder(string path, FileStream hold)
    {
        Root = path;
        this.hold = hold;
    }

    public string Root { get; }
    public string Data => Path.Combine(Root, DataName);
    public string PasswordFile => Path.Combine(Root, "password");
    private string ServingPasswordFile => Path.Combine(Root, ServingPasswordName);
    private string SocketElsewhere => $"/tmp/shopflow-{Hash(Root)}";
    public string Log => Path.Combine(Root, "server.log");

    /// <summary>The major version of PostgreSQL that created the data; null while there is none.</summary>
    public int? Version =>
        Path.Combine(Data, "PG_VERSION") is var file && File.Exists(file)
            ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)
            : null;

    /// <summary>The user's data folder; for root, one that another user can reach.</summary>
    public static string Default =>
        ServerAccount.Current.IsAnother
            ? "/var/lib/shopflow"
            : Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData,
                    Environment.SpecialFolderOption.DoNotVerify
                ),
                "shopflow"
            );

    public static async Task<DataFolder> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            path = Path.GetFullPath(path);
            await CreateAsync(path, cancellationToken);
            return new(path, Open(path, FileMode.OpenOrCreate));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw IsHeld(exception) ? InUse(path) : NotWritable(path);
        }
    }

    /// <summary>True if some ShopFlow, running or not, created the folder and none has it open now.</summary>
    public static bool IsAbandoned(string path)
    {
        try
        {
            Open(path, FileMode.Open).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Where the socket goes: next to the data, or in the temporary folder if that path is too long or odd.
    /// </summary>
    public async Task<string> SocketFolderAsync(CancellationToken cancellationToken)
    {
        var beside = Path.Combine(Root, "socket");
        var isFit =
            beside.Length <= LongestSocketFolder
            && beside.All(c =>
                char.IsAsciiLetterOrDigit(c) || "/._-".Contains(c, StringComparison.Ordinal)
            );
        var folder = isFit ? beside : SocketElsewhere;
        await CreateAsync(folder, cancellationToken);
        return folder;
    }

    public Task<string> PasswordAsync(CancellationToken cancellationToken) =>
        File.ReadAllTextAsync(PasswordFile, cancellationToken);

    /// <summary>For a folder that another ShopFlow has open.</summary>
    public static Task<string> ServingPasswordAsync(
        string root,
        CancellationToken cancellationToken
    ) => File.ReadAllTextAsync(Path.Combine(root, ServingPasswordName), cancellationToken);

    /// <summary>Created if missing: folders of earlier versions don't have one.</summary>
    public async Task<string> ServingPasswordAsync(CancellationToken cancellationToken)
    {
        if (new FileInfo(ServingPasswordFile) is not { Exists: true, Length: > 0 })
        {
            await Secret.WriteAsync(ServingPasswordFile, cancellationToken);
        }

        return await File.ReadAllTextAsync(ServingPasswordFile, cancellationToken);
    }

    /// <summary>Starts a new log when the old one has grown large, and keeps that one.</summary>
    public void TurnLog()
    {
        if (new FileInfo(Log) is { Exists: true, Length: > LargestLog })
        {
            File.Move(Log, Log + ".old", overwrite: true);
        }
    }

    /// <summary>True if the last start failed because of what a dead server hadn't released yet.</summary>
    public bool LogMentionsRemains() =>
        File.Exists(Log)
        && File.ReadLines(Log)
            .TakeLast(3)
            .Any(line =>
                line.Contains("shared memory block")
                || line.Contains("\"postmaster.pid\" already exists")
            );

    public void Dispose()
    {
        if (Directory.Exists(SocketElsewhere))
        {
            Directory.Delete(SocketElsewhere, recursive: true);
        }

        hold.Dispose();
    }

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>A sharing violation: EWOULDBLOCK on Linux and on macOS, and the code on Windows.</summary>
    private static bool IsHeld(Exception exception) =>
        exception is IOException && exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static FileStream Open(string path, FileMode mode) =>
        new(Path.Combine(path, "lock"), mode, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Gives a new folder to the server's account, or refuses one that the account can't write to.</summary>
    public static async Task CreateAsync(string path, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !ServerAccount.Current.IsAnother)
        {
            CreateOwn(path);
            return;
        }

        // A folder with somebody else's files in it isn't ours to give away.
        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.CreateDirectory(path, Private);
            await ServerAccount.Current.GiveAsync(path, cancellationToken);
        }

        var test = await ServerAccount.Current.RunAsync("test", ["-w", path], cancellationToken);
        if (!test.Succeeded)
        {
            throw NotWritable(path);
        }
    }

    private static void CreateOwn(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, Private);
    }

    private static CannotStartException NotWritable(string path) =>
        new(
            $"The data folder {path} cannot be written by the user {ServerAccount.Current.Name}. "
                + "Change its permissions, or name another folder with ShopFlow__DataFolder."
        );

    private static CannotStartException InUse(string path) =>
        new(
            $"Another ShopFlow is running on the data folder {path}. "
                + "Use that one, stop it, or name another folder with ShopFlow__DataFolder."
        );
}
