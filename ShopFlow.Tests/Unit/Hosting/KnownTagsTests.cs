using System.Diagnostics;
using ShopFlow.Web.Hosting.Telemetry;

namespace ShopFlow.Tests.Unit.Hosting;

public sealed class KnownTagsTests : IDisposable
{
    private readonly ActivitySource source = new(KnownTags.Circuits);
    private readonly ActivityListener listener;

    public KnownTagsTests()
    {
        listener = new()
        {
            ShouldListenTo = candidate => candidate == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
    }

    [Fact]
    public void Only_tags_known_to_hold_no_values_are_exported()
    {
        using var activity = Ended(a =>
            a.SetTag("http.route", "/users").SetTag("url.query", "?q=Ada").SetTag("circuit", 1)
        );

        Assert.Equal("http.route", Assert.Single(activity.TagObjects).Key);
    }

    [Fact]
    public void A_failure_is_exported_without_its_message()
    {
        using var activity = Ended(a => a.SetStatus(ActivityStatusCode.Error, "No user Ada"));

        Assert.Equal(
            (ActivityStatusCode.Error, null),
            (activity.Status, activity.StatusDescription)
        );
    }

    [Fact]
    public void A_circuits_id_is_not_exported()
    {
        using var activity = Ended(a => a.DisplayName = "Circuit xstWQ8SZ");

        Assert.Equal("Circuit", activity.DisplayName);
    }

    public void Dispose()
    {
        listener.Dispose();
        source.Dispose();
    }

    private Activity Ended(Action<Activity> change)
    {
        var activity = source.StartActivity("work")!;
        change(activity);
        using var tags = new KnownTags();
        tags.OnEnd(activity);
        return activity;
    }
}
