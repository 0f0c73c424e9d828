namespace ShopFlow.Data.Activity;

/// <summary>The functions and triggers that record, for the migration that creates them and its Down.</summary>
internal static class ActivitySql
{
    public static string Record => Read("activity.sql");

    public static string StopRecording => Read("activity-down.sql");

    private static string Read(string name) => EmbeddedFile.Text(typeof(ActivitySql), name);
}
