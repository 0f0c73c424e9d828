using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>
/// Rows that refer to a row of the same save. Its key is in no table yet, but it must not be reported as missing.
/// </summary>
public sealed class PendingParentsTests : IAsyncLifetime
{
    private const string Ddl = """
        create table trips (id bigint generated always as identity primary key, title text not null,
          after_id bigint constraint earlier_trip_must_exist references trips);
        create table stops (
          id bigint generated always as identity primary key,
          trip_id integer not null constraint trip_must_exist references trips,
          back_id bigint constraint way_back_must_exist references trips,
          place int not null, nights int constraint nights_must_be_positive check (nights > 0),
          constraint one_stop_a_place unique (trip_id, place)
        );
        insert into trips (title) values ('Old'), ('Older');
        insert into stops (trip_id, place, nights) values (1, 1, 1);
        """;

    private RuledDatabase<TripContext> database = null!;
    private TripContext db = null!;

    public async Task InitializeAsync()
    {
        database = await RuledDatabase<TripContext>.CreateAsync(Ddl);
        db = database.CreateDbContext();
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData(Way.ByCollection)]
    [InlineData(Way.ByCollectionWithAnotherKey)]
    [InlineData(Way.ByCollectionWithAnUnknownKey)]
    [InlineData(Way.ByReference)]
    [InlineData(Way.ByKeyReadFromTheContext)]
    public async Task A_new_parent_is_not_reported_as_missing(Way way)
    {
        var trip = Trip(way, (1, 1), (2, 0), (3, 1));

        await AssertOnlyNightsRefusedAsync(trip.Stops[1]);
        await AssertOnlyNightsRefusedAsync(trip.Stops[1]);

        trip.Stops[1].Nights = 2;
        Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync());
        Assert.Equal(3, await db.Set<Stop>().CountAsync(stop => stop.TripId == trip.Id));
    }

    [Theory]
    [InlineData(Way.ByCollection)]
    [InlineData(Way.ByCollectionWithAnotherKey)]
    [InlineData(Way.ByKeyReadFromTheContext)]
    public async Task A_collision_of_two_rows_under_a_new_parent_is_reported_on_the_later_one(
        Way way
    )
    {
        var trip = Trip(way, (7, 1), (8, 1), (7, 1));

        var message = Assert.Single(await RefusedAsync());

        Assert.Equal((trip.Stops[2], "Place"), (message.Target, message.Property));
    }

    [Fact]
    public async Task The_parent_of_a_row_that_moves_to_a_new_parent_is_not_reported_as_missing()
    {
        var stop = await db.Set<Stop>().SingleAsync();
        stop.Nights = 0;
        var trip = new Trip { Title = "New" };
        db.Add(trip);
        trip.Stops.Add(stop);

        await AssertOnlyNightsRefusedAsync(stop);
        await AssertOnlyNightsRefusedAsync(stop);
    }

    [Fact]
    public async Task A_second_reference_to_the_same_new_parent_is_not_reported_as_missing()
    {
        var trip = Trip(Way.ByCollection, (1, 0));
        trip.Stops[0].Back = trip;
        trip.After = new Trip { Title = "Before" };

        await AssertOnlyNightsRefusedAsync(trip.Stops[0]);
        await AssertOnlyNightsRefusedAsync(trip.Stops[0]);
    }

    [Fact]
    public async Task A_parent_that_really_does_not_exist_is_reported_beside_new_ones()
    {
        var trip = Trip(Way.ByCollection, (1, 0));
        var lost = new Stop
        {
            TripId = 99,
            Place = 1,
            Nights = 1,
        };
        db.Add(lost);

        var messages = await RefusedAsync();

        Assert.Equal(
            [(trip.Stops[0], "Nights"), (lost, "TripId")],
            messages.Select(m => ((Stop)m.Target!, m.Property!)).OrderBy(m => m.Item2)
        );
    }

    private async Task AssertOnlyNightsRefusedAsync(Stop stop)
    {
        var message = Assert.Single(await RefusedAsync());
        Assert.Equal((stop, "Nights"), (message.Target, message.Property));
    }

    private async Task<IReadOnlyList<FieldMessage>> RefusedAsync() =>
        Assert.IsType<SaveOutcome.Invalid>(await db.SaveAsync()).Messages;

    private Trip Trip(Way way, params (int Place, int Nights)[] stops)
    {
        var trip = new Trip { Title = "New" };
        db.Add(trip);
        foreach (var (place, nights) in stops)
        {
            var stop = new Stop { Place = place, Nights = nights };
            Connect(way, trip, stop);
        }

        return trip;
    }

    private void Connect(Way way, Trip trip, Stop stop)
    {
        stop.TripId = way switch
        {
            Way.ByCollectionWithAnotherKey => 2,
            Way.ByCollectionWithAnUnknownKey => 99,
            Way.ByKeyReadFromTheContext => db.Entry(trip).Property(t => t.Id).CurrentValue,
            _ => 0,
        };
        switch (way)
        {
            case Way.ByReference:
                stop.Trip = trip;
                db.Add(stop);
                break;
            case Way.ByKeyReadFromTheContext:
                db.Add(stop);
                break;
            default:
                trip.Stops.Add(stop);
                break;
        }
    }

    public enum Way
    {
        ByCollection,
        ByCollectionWithAnotherKey,
        ByCollectionWithAnUnknownKey,
        ByReference,
        ByKeyReadFromTheContext,
    }
}
