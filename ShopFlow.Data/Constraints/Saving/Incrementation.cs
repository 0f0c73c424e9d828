using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>Adds to the stored value, so that changes since it was read are kept.</summary>
internal sealed class Incrementation(
    DbContext db,
    Target target,
    IProperty property,
    int by,
    object form
)
{
    private readonly Rulebook rulebook = db.GetService<Rulebook>();

    private string Column => target.Column(property);

    public async Task<Increment> RunAsync(CancellationToken cancellationToken)
    {
        object? now = null;
        var failed = await new Write(db, rulebook).RunAsync(
            async () => now = await AddAsync(cancellationToken),
            failure => ViolationReport.ExplainAsync(failure, cancellationToken),
            cancellationToken
        );
        return failed is not null ? new(failed, null)
            : now is null ? new(new SaveOutcome.Gone(), null)
            : new(new SaveOutcome.Saved(), Convert.ToInt32(now, CultureInfo.InvariantCulture));
    }

    private ViolationReport ViolationReport => new(db, new([new(form, form)]), rulebook, Pending);

    private Task<object?> AddAsync(CancellationToken cancellationToken)
    {
        var column = Sql.Name(Column);
        return DirectCommand.ScalarAsync(
            db,
            $"UPDATE {target.Name} SET {column} = {column} + $1 WHERE {target.IsKey(1)} RETURNING {column}",
            [new NpgsqlParameter { Value = by }, .. target.KeyParameters],
            cancellationToken
        );
    }

    private Pending Pending(ConstraintCatalog catalog)
    {
        var given = new Dictionary<string, ColumnInput>
        {
            [Column] = new(ValueSource.Increment, new() { Value = by }),
        };
        return target.Table(catalog) is { } table
            ? new([new(form, target.Mapping, target.Row(table, given))], [])
            : new([], []);
    }
}
