using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Activity;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Products;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Activity;

/// <summary>The activity names the person a context writes for, and only for that write.</summary>
public sealed class ActorTests : IAsyncLifetime
{
    private readonly SentCommands sent = new();
    private TestShop shop = null!;

    [Fact]
    public async Task A_save_is_recorded_under_the_name_of_the_person()
    {
        await using var db = shop.OpenAs(Recorded.Ada);
        var cup = await db.Products.SingleAsync(p => p.Id == 1);
        cup.Price = 5;

        var entry = Assert.Single(await shop.ActivityOfAsync(() => db.SaveAsync()));

        Assert.Equal((7, Recorded.Ada.Name), (entry.ActorId, entry.Actor));
    }

    [Fact]
    public async Task A_write_waits_at_most_three_seconds_for_a_lock()
    {
        await using var db = shop.OpenAs(Recorded.Ada);
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Products.Add(Pan());
        await db.SaveAsync();

        Assert.Equal(
            "3s",
            await db
                .Database.SqlQuery<string>($"SELECT current_setting('lock_timeout') AS \"Value\"")
                .SingleAsync()
        );
    }

    [Fact]
    public async Task The_name_is_sent_in_the_same_round_trip_as_the_write()
    {
        await using var db = shop.OpenAs(Recorded.Ada);
        db.Products.Add(Pan());
        sent.Clear();

        await db.SaveAsync();

        var text = Assert.Single(sent.Texts);
        Assert.Contains("INSERT INTO products", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Recorded.Ada.Name, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_added_changed_and_removed_together_share_one_name_and_transaction()
    {
        await using var db = shop.OpenAs(Recorded.Ada);
        var order = await db.Orders.Include(o => o.Items).SingleAsync();
        db.Remove(order.Items.Single());
        order.Status = "shipped";
        order.Items.Add(
            new()
            {
                ProductId = 2,
                Quantity = 1,
                PriceAtPurchase = 7,
            }
        );
        order.Items.Add(
            new()
            {
                ProductId = 3,
                Quantity = 1,
                PriceAtPurchase = 12,
            }
        );

        var entries = await shop.ActivityOfAsync(async () =>
            Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync())
        );

        Assert.Equal(
            ["delete", "insert", "insert", "update"],
            entries.Select(e => e.Operation).Order()
        );
        Assert.Single(
            entries.Select(e => (e.ActorId, e.Actor, e.Subject, e.TransactionId)).Distinct()
        );
    }

    [Fact]
    public async Task Removing_a_row_that_is_already_gone_is_still_detected()
    {
        await using var db = shop.OpenAs(Recorded.Ada);
        db.Remove(await db.OrderItems.SingleAsync());
        await shop.ExecuteAsync("delete from order_items");

        Assert.IsType<SaveOutcome.Gone>(await db.SaveAsync());
    }

    [Fact]
    public async Task A_row_without_generated_values_is_recorded_under_the_persons_name_too()
    {
        await using var db = shop.OpenAs(Recorded.Ada);
        var role = await db.RoleSettings.SingleAsync(r => r.Role == StaffRole.Staff);
        role.RequiresSecondFactor = !role.RequiresSecondFactor;

        var entry = Assert.Single(await shop.ActivityOfAsync(() => db.SaveChangesAsync()));

        Assert.Equal(("role_settings", 7), (entry.TableName, entry.ActorId));
    }

    [Fact]
    public async Task Bulk_updates_deletions_and_increments_are_recorded_under_the_persons_name()
    {
        await using var db = shop.OpenAs(Recorded.Ada);

        var entries = await shop.ActivityOfAsync(async () =>
        {
            await db.IncrementAsync<Product>(1, p => p.StockQuantity, 2, new object());
            await db.DeleteAsync<Product>(2);
            await db
                .Products.Where(p => p.Id == 3)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.Price, 1));
            await db.Database.ExecuteSqlAsync(
                $"update products set category = {"Cups"} where id = 1"
            );
            await db.Products.Where(p => p.Id == 3).ExecuteDeleteAsync();
        });

        Assert.Equal(5, entries.Count);
        Assert.All(entries, entry => Assert.Equal(7, entry.ActorId));
    }

    [Fact]
    public async Task In_a_transaction_each_save_is_recorded_under_the_persons_name_and_rolled_back_work_is_not()
    {
        await using var db = shop.OpenAs(Recorded.Ada);

        var entries = await shop.ActivityOfAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Products.Add(Pan());
            await db.SaveAsync();
            await db.IncrementAsync<Product>(1, p => p.StockQuantity, 2, new object());
            await db.IncrementAsync<Product>(1, p => p.StockQuantity, -1000, new object());
            await transaction.CommitAsync();
        });

        Assert.Equal([7, 7], entries.Select(e => e.ActorId));
    }

    [Fact]
    public async Task The_next_user_of_a_pooled_connection_does_not_inherit_the_name()
    {
        int first;
        await using (var db = shop.OpenAs(Recorded.Ada))
        {
            first = await ProcessAsync(db);
            db.Products.Add(Pan());
            await db.SaveAsync();
        }

        await using var next = shop.OpenAs(null);
        Assert.Equal(first, await ProcessAsync(next));
        next.Products.Add(Pan());
        var entry = Assert.Single(await shop.ActivityOfAsync(() => next.SaveAsync()));
        Assert.Null(entry.ActorId);
        Assert.NotEqual(Recorded.Ada.Name, entry.Actor);
    }

    [Fact]
    public async Task A_part_of_ShopFlow_is_recorded_with_a_name_and_no_id()
    {
        await using var db = shop.OpenAs(new Actor(null, "Set-up"));
        db.Products.Add(Pan());

        var entry = Assert.Single(await shop.ActivityOfAsync(() => db.SaveAsync()));

        Assert.Equal((null, "Set-up"), (entry.ActorId, entry.Actor));
    }

    [Fact]
    public async Task A_refused_save_leaves_no_entry_and_its_correction_leaves_one()
    {
        await using var db = shop.OpenAs(Recorded.Ada);
        var pan = Pan();
        pan.Price = -1;
        db.Products.Add(pan);

        var entries = await shop.ActivityOfAsync(async () =>
        {
            Assert.IsType<SaveOutcome.Invalid>(await db.SaveAsync());
            pan.Price = 1;
            Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync());
        });

        Assert.Single(entries);
    }

    [Fact]
    public async Task A_save_that_is_retried_after_a_clash_leaves_one_entry()
    {
        await shop.ExecuteAsync(
            """
            create sequence tries;
            create function clash_once() returns trigger language plpgsql as $$
            begin
                if nextval('tries') = 1 then
                    raise exception 'clash' using errcode = 'serialization_failure';
                end if;
                return new;
            end $$;
            create trigger clash after insert on products for each row execute function clash_once();
            """
        );
        await using var db = shop.OpenAs(Recorded.Ada);
        db.Products.Add(Pan());

        var entry = Assert.Single(
            await shop.ActivityOfAsync(async () =>
                Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync())
            )
        );

        Assert.Equal(7, entry.ActorId);
    }

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync(sent.Listen);
        await KnownShop.FillAsync(shop);
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private static Product Pan() =>
        new()
        {
            Name = "Pan",
            Price = 20,
            Category = "Kitchen",
        };

    private static Task<int> ProcessAsync(DbContext db) =>
        db.Database.SqlQuery<int>($"select pg_backend_pid() as \"Value\"").SingleAsync();
}
