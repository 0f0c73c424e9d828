using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Tests.Database.Account;

public sealed class SignInAttemptsTests : IAsyncLifetime
{
    private static readonly byte[] Key = SignInAttempts.Password("SOMEBODY@SHOP.EXAMPLE");

    private readonly ManualClock clock = new();
    private TestShop shop = null!;

    private SignInAttempts Attempts => shop.Services.GetRequiredService<SignInAttempts>();

    [Fact]
    public async Task After_five_attempts_each_wait_doubles_up_to_an_hour()
    {
        foreach (var _ in Enumerable.Range(0, 5))
            Assert.True(await Attempts.TakeAsync(Key));

        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            Assert.False(await Attempts.TakeAsync(Key));
            clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.False(await Attempts.TakeAsync(Key));
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await Attempts.TakeAsync(Key));
        }
    }

    [Fact]
    public async Task Of_a_hundred_concurrent_attempts_five_pass()
    {
        var tries = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => Attempts.TakeAsync(Key))
        );

        Assert.Equal(5, tries.Count(passed => passed));
    }

    [Fact]
    public async Task A_success_resets_the_attempts()
    {
        foreach (var _ in Enumerable.Range(0, 4))
            await Attempts.TakeAsync(Key);
        await Attempts.ForgetAsync(Key);

        foreach (var _ in Enumerable.Range(0, 5))
            Assert.True(await Attempts.TakeAsync(Key));
        Assert.False(await Attempts.TakeAsync(Key));
    }

    [Fact]
    public async Task A_day_without_an_attempt_resets_them_too()
    {
        foreach (var _ in Enumerable.Range(0, 4))
            await Attempts.TakeAsync(Key);
        clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));

        foreach (var _ in Enumerable.Range(0, 5))
            Assert.True(await Attempts.TakeAsync(Key));
    }

    [Fact]
    public async Task Attempts_on_another_account_are_counted_separately()
    {
        foreach (var _ in Enumerable.Range(0, 6))
            await Attempts.TakeAsync(Key);

        Assert.True(await Attempts.TakeAsync(SignInAttempts.Password("OTHER@SHOP.EXAMPLE")));
        Assert.True(await Attempts.TakeAsync(SignInAttempts.SecondFactor(1)));
    }

    public async Task InitializeAsync() =>
        shop = await TestShop.CreateAsync(services => services.AddSingleton<TimeProvider>(clock));

    public async Task DisposeAsync() => await shop.DisposeAsync();
}
