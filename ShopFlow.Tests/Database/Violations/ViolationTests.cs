using System.Globalization;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Saving;

namespace ShopFlow.Tests.Database.Violations;

/// <summary>
/// Every rule that a write to the shop can break. Each is tried through the feature's service and form, and again
/// without the form's own check. Then the database must answer with the same sentence on the same field.
/// </summary>
public abstract class ViolationTests : IAsyncLifetime
{
    private protected TestShop Shop { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture;
        Shop = await TestShop.CreateAsync();
        await Shop.ExecuteAsync(
            """
            INSERT INTO users (name, email) VALUES ('Ada', 'ada@shop.test'), ('Bob', 'bob@shop.test'), ('Cleo', 'cleo@shop.test');
            INSERT INTO products (name, price, stock_quantity, category) VALUES
              ('Cup', 4.50, 9, 'Kitchen'), ('Bowl', 7, 9, 'Kitchen'), ('Jug', 12, 9, 'Kitchen');
            INSERT INTO orders (user_id) VALUES (1);
            INSERT INTO order_items (order_id, product_id, quantity, price_at_purchase) VALUES (1, 1, 2, 4.50);
            INSERT INTO reviews (user_id, product_id, rating) VALUES (1, 1, 5);
            """
        );
    }

    public async Task DisposeAsync() => await Shop.DisposeAsync();

    /// <summary>Without the form's own check.</summary>
    private protected async Task<SaveOutcome> WriteAsync<TEntity>(EntityForm<TEntity> form)
        where TEntity : class, new()
    {
        await using var db = Shop.CreateDbContext();
        return await Shop.Get<FormWriter>().WriteAsync(db, form, default);
    }

    /// <summary>The form's own check and the database must both give exactly these messages.</summary>
    private protected async Task AssertRefusedAsync<TEntity>(
        EntityForm<TEntity> form,
        Task<SaveOutcome> save,
        params (string? Property, string Text)[] messages
    )
        where TEntity : class, new()
    {
        AssertInvalid(await save, form, messages);
        AssertInvalid(await WriteAsync(form), form, messages);
    }

    private protected static void AssertInvalid(
        SaveOutcome outcome,
        object form,
        params (string? Property, string Text)[] messages
    )
    {
        var invalid = Assert.IsType<SaveOutcome.Invalid>(outcome);
        Assert.Equal(
            messages.Order(),
            invalid.Messages.Select(message => (message.Property, message.Text)).Order()
        );
        Assert.All(invalid.Messages, x => Assert.Same(x.Property is null ? null : form, x.Target));
    }

    /// <summary>Writes what no form can: a null in a column that the entity's type requires.</summary>
    private protected async Task<SaveOutcome> SaveWithoutAsync(
        object entity,
        string table,
        string column
    )
    {
        await Shop.ExecuteAsync(
            $"""
            ALTER TABLE {table} ALTER {column} DROP DEFAULT;
            CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.{column} := NULL; RETURN NEW; END $$;
            CREATE TRIGGER forget BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION forget()
            """
        );
        await using var db = Shop.CreateDbContext();
        db.Add(entity);
        return await db.SaveAsync();
    }

    private protected static async Task AssertDeletedAsync(Task<SaveOutcome> deletion) =>
        Assert.IsType<SaveOutcome.Saved>(await deletion);

    /// <summary>Worded as the page words them.</summary>
    private protected IEnumerable<string> Counts(IEnumerable<Reference> references) =>
        references
            .OrderBy(reference => reference.Table, StringComparer.Ordinal)
            .Select(reference => Shop.Get<DeleteSentences>().Count(reference));
}
