using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Saving;

/// <summary>Writes a valid form as a row, in one round trip.</summary>
internal sealed class FormWriter(ShopFormat shop)
{
    private const string Version = "Version";

    public Task<SaveOutcome> CreateAsync<TEntity>(
        ShopFlowDbContext db,
        EntityForm<TEntity> form,
        CancellationToken cancellationToken
    )
        where TEntity : class, new()
    {
        var entity = new TEntity();
        form.ApplyTo(entity, shop);
        db.Add(entity);
        return SaveAsync(db, entity, form, cancellationToken);
    }

    /// <summary>
    /// Compares with the row as the person saw it and not as it is now: only what they changed is written, and what
    /// others changed meanwhile is a conflict.
    /// </summary>
    public Task<SaveOutcome> UpdateAsync<TEntity>(
        ShopFlowDbContext db,
        EntityForm<TEntity> form,
        CancellationToken cancellationToken
    )
        where TEntity : class, new()
    {
        var entity = new TEntity();
        var entry = db.Entry(entity);
        entry.CurrentValues.SetValues(
            form.Before ?? throw new InvalidOperationException("A new form has no row to update.")
        );
        entry.State = EntityState.Unchanged;
        entry.Property<uint>(Version).OriginalValue = form.Version;
        form.ApplyTo(entity, shop);
        return SaveAsync(db, entity, form, cancellationToken);
    }

    private static async Task<SaveOutcome> SaveAsync<TEntity>(
        ShopFlowDbContext db,
        TEntity entity,
        EntityForm<TEntity> form,
        CancellationToken cancellationToken
    )
        where TEntity : class, new()
    {
        var outcome = await db.SaveAsync([new TypedIn(entity, form)], cancellationToken);
        if (outcome is SaveOutcome.Saved)
            form.Begin(entity, db.Entry(entity).Property<uint>(Version).CurrentValue);

        return outcome;
    }
}
