namespace ShopFlow.Tests.Support;

/// <summary>Its timers fire when a test says so, and never by themselves.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        var timer = new Timer(this, () => callback(state), period);
        timer.Change(dueTime, period);
        timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        now += by;
        foreach (var timer in timers.Where(timer => timer.Due <= now).ToList())
        {
            timer.Fire();
        }
    }

    private sealed class Timer(ManualClock clock, Action callback, TimeSpan every) : ITimer
    {
        private TimeSpan period = every;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            period = newPeriod;
            Due =
                dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.now + dueTime;
            return true;
        }

        public void Fire()
        {
            Due = period == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.now + period;
            callback();
        }

        public void Dispose() => clock.timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
