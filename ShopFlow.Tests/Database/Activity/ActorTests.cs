using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Activity;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Products;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Activity;

/// <summary>Whoever a context writes for is who the activity names, and for that write only.</summary>
public sealed class ActorTests : IAsyncLifetime
{
    private readonly SentCommands sent = new();
    private TestShop shop = null!;

    [Fact]
    public async Task A_save_stands_under_the_name_of_who_saved_it()
    {
        await using var db = shop.OpenAs(Recorded.Ada);
        var cup = await db.Products.SingleAsync(p => p.Id == 1);
        cup.Price = 5;

        var entry = Assert.Single(await shop.ActivityOfAsync(() => db.SaveAsync()));

        Assert.Equal((7, Recorded.Ada.Name), (entry.ActorId, entry.Actor));
    }

    [Fact]
    public async Task Who_writes_waits_three_seconds_for_a_lock_and_no_longer()
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
    public async Task The_name_travels_with_the_write_and_not_before_it()
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
    public async Task Rows_added_changed_and_removed_together_stand_under_one_name_and_transaction()
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
    public async Task A_removed_row_that_is_gone_already_is_still_noticed()
    {
        await using var db = shop.OpenAs(Recorded.Ada);
        db.Remove(await db.OrderItems.SingleAsync());
        await shop.ExecuteAsync("delete from order_items");

        Assert.IsType<SaveOutcome.Gone>(await db.SaveAsync());
    }

    [Fact]
    public async Task A_row_whose_writes_bring_nothing_back_is_signed_and_counted_too()
    {
        await using var db = shop.OpenAs(Recorded.Ada);
        var role = await db.RoleSettings.SingleAsync(r => r.Role == StaffRole.Staff);
        role.RequiresSecondFactor = !role.RequiresSecondFactor;

        var entry = Assert.Single(await shop.ActivityOfAsync(() => db.SaveChangesAsync()));

        Assert.Equal(("role_settings", 7), (entry.TableName, entry.ActorId));
    }

    [Fact]
    public async Task A_deletion_and_an_increment_by_key_are_signed()
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
    public async Task In_a_transaction_of_several_saves_each_is_signed_and_what_is_taken_back_is_gone()
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
    public async Task The_next_user_of_the_connection_is_nobody()
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
    public async Task A_part_of_ShopFlow_signs_with_its_name_alone()
    {
        await using var db = shop.OpenAs(new Actor(null, "Set-up"));
        db.Products.Add(Pan());

        var entry = Assert.Single(await shop.ActivityOfAsync(() => db.SaveAsync()));

        Assert.Equal((null, "Set-up"), (entry.ActorId, entry.Actor));
    }

    [Fact]
    public async Task A_refused_save_leaves_nothing_and_its_correction_one_entry()
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
    public async Task A_save_that_is_repeated_after_a_clash_leaves_one_entry()
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
