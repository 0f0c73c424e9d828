namespace ShopFlow.Web.Components.Feedback;

/// <summary>Waits for something, but only for as long as a person wouldn't notice.</summary>
internal static class Patience
{
    /// <returns>False if it is still running.</returns>
    public static async Task<bool> IsDoneWithinAsync(
        this Task work,
        TimeSpan patience,
        TimeProvider time
    ) => await Task.WhenAny(work, Task.Delay(patience, time)) == work;
}
