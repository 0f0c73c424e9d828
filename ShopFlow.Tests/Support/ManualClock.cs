namespace ShopFlow.Tests.Support;

/// <summary>A clock whose timers fire only when a test moves it on.</summary>
internal sealed class ManualClock : TimeProvider
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private int set;
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
        lock (gate)
        {
            timer.Change(dueTime, period);
            timers.Add(timer);
        }

        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (gate)
        {
            now += by;
            due = [.. timers.Where(timer => timer.Due <= now)];
        }

        foreach (var timer in due)
            timer.Fire();
    }

    /// <summary>
    /// Does something that sets a timer and waits until it is set: a busy renderer may handle the event a moment later.
    /// </summary>
    public void WaitForTimer(Action act)
    {
        var before = Volatile.Read(ref set);
        act();
        if (!SpinWait.SpinUntil(() => Volatile.Read(ref set) > before, Limit))
            throw new TimeoutException("No timer was set.");
    }

    private sealed class Timer(ManualClock clock, Action callback, TimeSpan every) : ITimer
    {
        private TimeSpan period = every;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (clock.gate)
            {
                period = newPeriod;
                Due = DateTimeOffset.MaxValue;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.now + dueTime;
                    clock.set++;
                }
            }

            return true;
        }

        public void Fire()
        {
            Due = period == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.now + period;
            callback();
        }

        public void Dispose()
        {
            lock (clock.gate)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
