using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Saving;

/// <summary>The only way from a form to a row: parse, check against the rules, and write in one round trip.</summary>
internal sealed class FormWriter(FormRuleReader rules, ShopFormat shop)
{
    private const string Version = "Version";
    private const int Tries = 3;

    /// <summary>Adds the row of a new form, or changes that of an existing one.</summary>
    public Task<SaveOutcome> SaveAsync<TEntity>(
        ShopFlowDbContext db,
        EntityForm<TEntity> form,
        CancellationToken cancellationToken
    )
        where TEntity : class, new() => SaveAsync(db, form.Read(shop), cancellationToken);

    /// <summary>The same without the courtesy check, unless a text can't be parsed.</summary>
    public Task<SaveOutcome> WriteAsync<TEntity>(
        ShopFlowDbContext db,
        EntityForm<TEntity> form,
        CancellationToken cancellationToken
    )
        where TEntity : class, new()
    {
        var read = form.Read(shop);
        return read.IsReadable
            ? WriteAsync(db, read, cancellationToken)
            : SaveAsync(db, read, cancellationToken);
    }

    private async Task<SaveOutcome> SaveAsync<TEntity>(
        ShopFlowDbContext db,
        FormReading<TEntity> read,
        CancellationToken cancellationToken
    )
        where TEntity : class, new() =>
        (await rules.ForAsync<TEntity>(cancellationToken)).Check(read)
        ?? await WriteAsync(db, read, cancellationToken);

    private static async Task<SaveOutcome> WriteAsync<TEntity>(
        ShopFlowDbContext db,
        FormReading<TEntity> read,
        CancellationToken cancellationToken
    )
        where TEntity : class, new()
    {
        for (var i = 0; i < Tries; i++)
        {
            var outcome = await TryAsync(db, read, cancellationToken);
            if (outcome is not SaveOutcome.Conflict conflict || !read.IsRelative)
                return outcome;

            if (read.Rebase(conflict) is { } rest)
                return rest;

            read.Form.Version = conflict.Version;
            db.ChangeTracker.Clear();
        }

        return new SaveOutcome.Busy();
    }

    private static async Task<SaveOutcome> TryAsync<TEntity>(
        ShopFlowDbContext db,
        FormReading<TEntity> read,
        CancellationToken cancellationToken
    )
        where TEntity : class, new()
    {
        var (entity, form) = (new TEntity(), read.Form);
        if (form.Before is { } before)
            Begin(db, entity, before, form.Version);

        read.ApplyTo(entity);
        if (form.IsNew)
            db.Add(entity);

        var outcome = await db.SaveAsync([new TypedIn(entity, form)], cancellationToken);
        if (outcome is SaveOutcome.Saved)
        {
            form.Begin(entity, db.Entry(entity).Property<uint>(Version).CurrentValue);
            read.ShowChanges(entity);
        }

        return outcome is SaveOutcome.Conflict conflict
            ? await conflict.WithNamesAsync(db, entity, cancellationToken)
            : outcome;
    }

    /// <summary>
    /// Compares with the row as the person saw it, not as it is now: only what they changed is written, and what others
    /// changed meanwhile is a conflict.
    /// </summary>
    private static void Begin<TEntity>(
        ShopFlowDbContext db,
        TEntity entity,
        TEntity before,
        uint version
    )
        where TEntity : class
    {
        var entry = db.Entry(entity);
        entry.CurrentValues.SetValues(before);
        entry.State = EntityState.Unchanged;
        entry.Property<uint>(Version).OriginalValue = version;
    }
}
