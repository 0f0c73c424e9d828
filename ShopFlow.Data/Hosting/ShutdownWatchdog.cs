using System.Diagnostics;

namespace ShopFlow.Data.Hosting;

/// <summary>
/// A shell that reads a pipe from this process. When the process ends, even by kill -9, the pipe closes, and the shell
/// stops the throwaway server and removes its folders.
/// </summary>
internal sealed class ShutdownWatchdog(
    DataFolder folder,
    PostgresBinaries binaries,
    string socketFolder
)
{
    private const string Script = """
        trap '' INT TERM HUP
        exec >/dev/null 2>&1
        cat
        "$0" stop -D "$1" -m immediate
        rm -rf "$2" "$3"
        """;

    private readonly Process shell = ServerAccount.Current.Start(
        "/bin/sh",
        ["-c", Script, binaries.PgCtl, folder.Data, folder.Root, socketFolder]
    );

    public async Task LetGoAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }
}
