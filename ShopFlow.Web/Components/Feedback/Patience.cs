namespace ShopFlow.Web.Components.Feedback;

/// <summary>Waiting for something only as long as nobody minds.</summary>
internal static class Patience
{
    /// <returns>False when it still goes on.</returns>
    public static async Task<bool> IsDoneWithinAsync(
        this Task work,
        TimeSpan patience,
        TimeProvider time
    ) => await Task.WhenAny(work, Task.Delay(patience, time)) == work;
}
