using System.Security.Cryptography;

namespace ShopFlow.Data.Hosting;

/// <summary>A random password in a file that only ShopFlow and its server can read.</summary>
internal static class Secret
{
    public static async Task WriteAsync(string file, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var writer = new StreamWriter(file, options))
        {
            await writer.WriteAsync(RandomNumberGenerator.GetHexString(32, lowercase: true));
        }

        await ServerAccount.Current.GiveAsync(file, cancellationToken);
    }
}
