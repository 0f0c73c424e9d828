using System.Data.Common;
using System.Diagnostics;
using Npgsql;
using ShopFlow.Data.Constraints.Explaining;
using static ShopFlow.Data.Constraints.Explaining.Sql;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>
/// Writes a row to see what the server says, then rolls the write back. Limited in time and number of writes.
/// </summary>
internal sealed class Rehearsal(Session session)
{
    private const int SecondsAtMost = 2;
    private const int WritesAtMost = 40;
    private readonly long began = Stopwatch.GetTimestamp();
    private int writes;

    public bool IsOver =>
        writes >= WritesAtMost || Stopwatch.GetElapsedTime(began).TotalSeconds >= SecondsAtMost;

    /// <summary>Null if the server accepts the row, or gives no usable answer.</summary>
    /// <param name="aside">
    /// Columns whose values are left out: an update keeps the old value, a new row borrows another row's.
    /// </param>
    public async Task<ServerError?> WriteAsync(
        ProposedRow row,
        IReadOnlySet<string> aside,
        CancellationToken cancellationToken
    )
    {
        writes++;
        await using var command = Command(row, aside);
        try
        {
            await session.TakeBackAsync(command, cancellationToken);
            return null;
        }
        catch (PostgresException refused) when (SqlStates.IsOfValue(refused.SqlState))
        {
            return FailureReader.Read(refused);
        }
        catch (Exception failure) when (failure is DbException or InvalidCastException)
        {
            writes = WritesAtMost;
            return null;
        }
    }

    private static NpgsqlCommand Command(ProposedRow row, IReadOnlySet<string> aside)
    {
        var command = new NpgsqlCommand { CommandTimeout = SecondsAtMost };
        command.CommandText = row.IsUpdate
            ? Update(row, aside, Parameter)
            : Insert(row, aside, Parameter);
        return command;

        string Parameter(NpgsqlParameter prototype)
        {
            command.Parameters.Add(prototype.Clone());
            return $"${command.Parameters.Count}";
        }
    }

    private static string Insert(
        ProposedRow row,
        IReadOnlySet<string> aside,
        Func<NpgsqlParameter, string> parameter
    )
    {
        var table = Name(row.Table.Schema, row.Table.Name);
        var values = Columns(row, row.Columns.Keys.Union(aside))
            .Select(column =>
                (
                    Column: Name(column),
                    Value: !aside.Contains(column)
                    && row.Input(column) is { Source: ValueSource.Value } given
                        ? parameter(given.Parameter!)
                        : $"(SELECT {Name(column)} FROM {table} WHERE {Name(column)} IS NOT NULL LIMIT 1)"
                )
            )
            .ToList();
        return values.Count == 0
            ? $"INSERT INTO {table} DEFAULT VALUES"
            : $"INSERT INTO {table} ({List(values.Select(v => v.Column))}) VALUES ({List(values.Select(v => v.Value))})";
    }

    private static string Update(
        ProposedRow row,
        IReadOnlySet<string> aside,
        Func<NpgsqlParameter, string> parameter
    )
    {
        var changes = Columns(row, row.Columns.Keys.Except(aside))
            .Where(column => row.Input(column)!.Source != ValueSource.Unknown)
            .Select(column =>
            {
                var input = row.Input(column)!;
                var old = input.Source == ValueSource.Increment ? $"{Name(column)} + " : "";
                return $"{Name(column)} = {old}{parameter(input.Parameter!)}";
            })
            .ToList();
        // An update that changes nothing still runs triggers and rules.
        var untouched = row.Table.Columns.First(column =>
            !column.IsGenerated && !column.IsIdentity
        );
        var set =
            changes.Count > 0 ? List(changes) : $"{Name(untouched.Name)} = {Name(untouched.Name)}";
        var key = row.Key!.Select(part => $"{Name(part.Key)} = {parameter(part.Value)}");
        return $"UPDATE {Name(row.Table.Schema, row.Table.Name)} SET {set} WHERE {All(key)}";
    }

    private static IEnumerable<string> Columns(ProposedRow row, IEnumerable<string> names) =>
        names.Where(name => row.Table.Column(name) is { IsGenerated: false });
}
