namespace ShopFlow.Tests.Support;

/// <summary>A path in the temporary folder that is unused when the test starts and deleted when it ends.</summary>
internal sealed class TemporaryFolder(string suffix = "") : IDisposable
{
    public string Path { get; } =
        System.IO.Path.Combine(
            System.IO.Path.GetTempPath(),
            $"shopflow-{Guid.NewGuid().ToString("N")[..8]}{suffix}"
        );

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
