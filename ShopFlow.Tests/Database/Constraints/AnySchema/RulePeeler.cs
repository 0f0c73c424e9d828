using Npgsql;
using NpgsqlTypes;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Tests.Database.Constraints.AnySchema;

/// <summary>
/// Makes the server name every rule that rows break. It drops the rule that the server named, in a transaction that is
/// rolled back, and writes again until the rows are accepted.
/// </summary>
internal sealed class RulePeeler(NpgsqlConnection connection, ConstraintCatalog catalog)
{
    public const string Ddl = """
        create function odd.peel(tab regclass, rule text) returns text language plpgsql as $$
        declare id oid; up oid; owner regclass;
        begin
          if rule is null then
            execute format('create table %s partition of %s default', quote_ident('odd') || '.filler', tab);
            return 'p:';
          end if;
          select oid into id from pg_constraint where conrelid = tab and conname = rule;
          if id is not null then
            loop
              select p.oid into up from pg_constraint c join pg_constraint p on p.oid = c.conparentid where c.oid = id;
              if up is null then
                select p.oid into up from pg_constraint c join pg_inherits i on i.inhrelid = c.conrelid
                join pg_constraint p on p.conrelid = i.inhparent and p.conname = c.conname
                where c.oid = id and c.coninhcount > 0 and c.contype = 'c';
              end if;
              exit when up is null;
              id := up;
            end loop;
            select conrelid, conname into owner, rule from pg_constraint where oid = id;
            execute format('alter table %s drop constraint %I cascade', owner, rule);
            return rule;
          end if;
          select c.oid into id from pg_class c join pg_index i on i.indexrelid = c.oid where i.indrelid = tab and relname = rule;
          if id is null then
            execute format('alter table %s disable trigger user', tab);
            return rule;
          end if;
          execute format('drop index %s', id::regclass);
          return rule;
        end $$;
        """;

    private List<ProposedRow> rows = [];
    private readonly Queue<string> unfit = new();

    /// <summary>
    /// The names of the rules as <see cref="ConstraintKey"/> spells them. For a trigger's own rule, the name that the
    /// trigger gave.
    /// </summary>
    public async Task<IReadOnlyList<string>> AllAsync(
        IEnumerable<ProposedRow> written,
        IReadOnlyList<ConstraintKey> reported
    )
    {
        rows = [.. written];
        unfit.Clear();
        foreach (var key in reported.Where(key => key.Name is ['r' or 'l' or 't', ':', ..]))
            unfit.Enqueue(key.Name);

        var found = new List<string>();
        await using var transaction = await connection.BeginTransactionAsync();
        // A row that refers to id 3 breaks nothing once an attempt gives it that id itself.
        await RunAsync(
            $"SELECT setval({Sql.Literal(Sequence)}, greatest(last_value, 1000)) FROM {Sequence}"
        );
        while (found.Count < 30 && await TryAsync() is { } refusal)
        {
            await transaction.RollbackAsync("tried");
            found.Add(await TakeAwayAsync(refusal));
        }

        return [.. found.Distinct()];
    }

    private async Task<PostgresException?> TryAsync()
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new("SAVEPOINT tried") },
        };
        foreach (var row in rows)
            batch.BatchCommands.Add(RowWriter.Command(row));

        batch.BatchCommands.Add(new("SET CONSTRAINTS ALL IMMEDIATE"));
        try
        {
            await batch.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException refusal)
        {
            return refusal;
        }
    }

    private async Task<string> TakeAwayAsync(PostgresException error)
    {
        switch (error)
        {
            case { SqlState: "22001" or "22003" or "22021" }:
                return unfit.TryDequeue(out var name) ? await ForgetAsync(name) : error.SqlState;
            case { SqlState: "23502", TableName: not null }:
                await RunAsync(
                    $"ALTER TABLE {Whole} ALTER {Sql.Name(error.ColumnName!)} DROP NOT NULL"
                );
                return $"n:{error.ColumnName}";
            case { TableName: null, ConstraintName: { } rule, DataTypeName: not null }:
                var domain = rule[..rule.IndexOf('_', StringComparison.Ordinal)];
                await RunAsync($"ALTER DOMAIN odd.{domain} DROP CONSTRAINT {Sql.Name(rule)}");
                return $"d:{rule}";
            case { TableName: { } table, SchemaName: { } inSchema }:
                return (await PeelAsync(inSchema, table, error.ConstraintName))!;
            default:
                await RunAsync($"ALTER TABLE {Whole} DISABLE TRIGGER USER");
                return "";
        }
    }

    /// <summary>Drops a value that doesn't fit its type, and every rule that reads it.</summary>
    private async Task<string> ForgetAsync(string name)
    {
        var column = name[2..];
        await RunAsync($"ALTER TABLE {Whole} ALTER {Sql.Name(column)} DROP NOT NULL");
        var read =
            from table in catalog.Tables
            where table.Schema == RandomSchema.Name
            from rule in table.Rules
            where Reads(rule, column)
            select (rule.Partition?.Table ?? table.Name, rule.Key.Name);
        foreach (var (table, rule) in read)
            await PeelAsync(RandomSchema.Name, table, rule, mayBeGone: true);

        rows = [.. rows.Select(row => Without(row, column))];
        return name;
    }

    private static bool Reads(CatalogRule rule, string column) =>
        rule.Kind is RuleKind.Check or RuleKind.Unique or RuleKind.Exclusion or RuleKind.ForeignKey
        && (rule.Index?.ReadColumns ?? rule.Columns).Contains(column);

    private static ProposedRow Without(ProposedRow row, string column) =>
        row.Input(column) is null
            ? row
            : row with
            {
                Columns = new Dictionary<string, ColumnInput>(row.Columns)
                {
                    [column] = new(
                        ValueSource.Value,
                        new NpgsqlParameter
                        {
                            Value = DBNull.Value,
                            NpgsqlDbType = NpgsqlDbType.Unknown,
                        }
                    ),
                },
            };

    private static string Sequence => Sql.Name(RandomSchema.Name, $"{RandomSchema.Table}_id_seq");

    private static string Whole => Sql.Name(RandomSchema.Name, RandomSchema.Table);

    /// <param name="mayBeGone">Skips a rule that is missing instead of taking it for a trigger's.</param>
    private async Task<string?> PeelAsync(
        string inSchema,
        string table,
        string? rule,
        bool mayBeGone = false
    )
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT odd.peel($1::regclass, $2) WHERE NOT $3
              OR EXISTS (SELECT FROM pg_constraint WHERE conrelid = $1::regclass AND conname = $2)
              OR EXISTS (SELECT FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = $1::regclass AND c.relname = $2)
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = Sql.Name(inSchema, table) },
                new() { Value = (object?)rule ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = mayBeGone },
            },
        };
        return await command.ExecuteScalarAsync() as string;
    }

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
