using Quoted = ShopFlow.Data.Constraints.Explaining.Sql;

namespace ShopFlow.Tests.Database.Constraints.AnySchema;

internal enum Shape
{
    Plain,

    /// <summary>With a child table that inherits from it and has rules of its own.</summary>
    Parent,

    /// <summary>Partitioned by its day or by whether it is active.</summary>
    Partitioned,
}

/// <summary>A table that nobody would create, with rules of every kind.</summary>
internal sealed class RandomSchema
{
    public const string Name = "any \"schema\"";
    public const string Table = "Thing's rows";
    private const string Here = "\"any \"\"schema\"\"\"";
    public const string Sql = $"{Here}.\"Thing's rows\"";

    /// <summary>
    /// Raised by the table's trigger. Only the write itself runs the trigger, so this rule is reported only when the
    /// server names it.
    /// </summary>
    public static readonly string[] OfTriggers = ["", "guard_says_no"];

    /// <summary>Shared by all random schemas and created once.</summary>
    public const string Shared = """
        create schema odd;
        create extension citext schema odd;
        create extension btree_gist schema odd;
        create collation odd.ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        create domain odd.percent as numeric(5,2) constraint percent_at_most_hundred check (value <= 100)
          constraint percent_not_negative check (value >= 0);
        create domain odd.rebate as odd.percent default 10 constraint rebate_not_half check (value <> 50);
        create domain odd.label as varchar(8) default 'a' constraint label_not_bad check (value <> 'bad');
        create domain odd.short as varchar(4);
        create domain odd.tiny as odd.short;
        create table odd.owners (id int primary key, note text);
        create table odd.rich_owners (money int) inherits (odd.owners);
        insert into odd.owners values (1), (2), (3);
        insert into odd.rich_owners values (9);
        create table odd.pairs (a bigint, b odd.citext, primary key (a, b));
        insert into odd.pairs values (1, 'x'), (2, 'y');
        """;

    private readonly Random random;
    private readonly List<string> statements = [];
    private readonly Shape shape;
    private readonly AnyColumn? partitionKey;
    private int rules;

    public RandomSchema(int seed)
    {
        random = new Random(seed);
        shape = (Shape)random.Next(3);
        partitionKey =
            shape != Shape.Partitioned ? null
            : random.Next(2) == 0 ? new("Day", "day", "date", random.Next(2) == 0, null)
            : new("Active", "active", "boolean", false, null);
        AddColumns();
        statements.Add(Create());
        AddReferences();
        AddKeys();
        AddTable();
        AddTrigger();
    }

    public List<AnyColumn> Columns { get; } = [];

    public string Ddl =>
        $"drop schema if exists {Here} cascade; create schema {Here};\n{string.Join(";\n", statements)}";

    /// <summary>The child table, whose rows the parent shows too.</summary>
    public string? Child => shape == Shape.Parent ? $"{Here}.heirs" : null;

    private void AddColumns()
    {
        var chosen = AnyColumn.Types.Where(_ => random.Next(5) < 3);
        foreach (var (property, types) in chosen.Where(one => one.Key != partitionKey?.Property))
        {
            var type = One(types);
            var isText = property is nameof(AnyRow.Name) or nameof(AnyRow.Code);
            Columns.Add(
                new(
                    property,
                    One(property, property.ToLowerInvariant(), $"The \"{property}\""),
                    type,
                    random.Next(3) == 0,
                    random.Next(5) > 0 ? null
                        : isText ? "'b'"
                        : property is nameof(AnyRow.Qty) ? "2"
                        : null
                )
            );
        }

        if (partitionKey is not null)
            Columns.Add(partitionKey);
        if (Columns.Count == 0)
            Columns.Add(new("Qty", "qty", "integer", true, null));
    }

    private string Create()
    {
        var key = shape == Shape.Partitioned || random.Next(5) == 0 ? "" : " primary key";
        var conditions = new RandomConditions(random, Columns);
        var checks = Enumerable
            .Range(0, random.Next(4))
            .Select(_ => $"constraint {Next("check")} check ({conditions.Next(random.Next(3))})");
        var generated =
            Columns.Find(c => c.IsText) is { Type: "text" } text && random.Next(2) == 0
                ? [$"shouted text generated always as (upper({text.Sql})) stored unique"]
                : Array.Empty<string>();
        var by =
            partitionKey is null ? ""
            : partitionKey.Property == "Day" ? " partition by range (day)"
            : " partition by list (active)";
        var parts = Columns
            .Select(c => c.Ddl)
            .Prepend($"id serial{key}")
            .Append("gone int")
            .Concat(partitionKey is null ? generated : [])
            .Concat(checks);
        return $"create table {Sql} (\n  {string.Join(",\n  ", parts)}\n){by};\nalter table {Sql} drop column gone";
    }

    private void AddReferences()
    {
        if (random.Next(2) == 0)
        {
            Columns.Add(new("Owner", "owner", "integer", random.Next(3) == 0, null));
            Add($"add column {Columns[^1].Ddl}");
            Add(
                $"add constraint {Next("owner")} foreign key (owner) references odd.owners{When()}"
            );
        }

        if (random.Next(3) == 0 && statements[0].Contains("primary key"))
        {
            Columns.Add(new("Above", "above", "bigint", false, null));
            Add($"add column {Columns[^1].Ddl}");
            Add($"add constraint {Next("above")} foreign key (above) references {Sql}{When()}");
        }

        if (random.Next(3) == 0)
        {
            Columns.Add(new("PairA", "pair_a", "integer", false, null));
            Columns.Add(new("PairB", "pair_b", One("odd.citext", "odd.citext"), false, null));
            Add($"add column {Columns[^2].Ddl}, add column {Columns[^1].Ddl}");
            Add(
                $"add constraint {Next("pair")} foreign key (pair_a, pair_b) references odd.pairs match {One("full", "simple")}{When()}"
            );
        }
    }

    private void AddKeys()
    {
        for (var i = random.Next(4); i > 0; i--)
        {
            var columns = Some();
            var keys = string.Join(", ", columns.Select(c => c.Sql));
            var text = Columns.Find(c => c.IsText);
            var key = text is null ? keys : $"lower({text.Sql})";
            var isFree = partitionKey is null;
            Action<string> index = of =>
                statements.Add($"create unique index {Next("one")} on {Sql} {of}");
            var nulls = One("", " nulls not distinct");
            switch (random.Next(6))
            {
                case 0 when isFree:
                    index($"({key}){nulls} where {new RandomConditions(random, Columns).Next(1)}");
                    break;
                case 1 when isFree && text is not null:
                    index($"({text.Sql} collate {One("odd.ci", "\"C\"")})");
                    break;
                case 2 when isFree && text is not null:
                    index($"(({text.Sql} || ':'){(random.Next(2) == 0 ? "" : ", id")}){nulls}");
                    break;
                case 3 when isFree && Columns.Exists(c => c.Property == "Span"):
                    Exclude();
                    break;
                default:
                    Add($"add constraint {Next("one")} unique{nulls} ({keys}){When()}");
                    break;
            }
        }
    }

    private void Exclude()
    {
        var span = Columns.Find(c => c.Property == "Span")!;
        var with =
            Columns.Find(c => c.Property == "Qty") is { Type: not "numeric(3,1)" } qty
            && random.Next(2) == 0
                ? $"{qty.Sql} with =, "
                : "";
        var where = Columns.Find(c => c.Property == "Active") is { } active
            ? $" where ({active.Sql})"
            : "";
        Add(
            $"add constraint {Next("not_at_once")} exclude using gist ({with}{span.Sql} with &&){where}{When()}"
        );
    }

    /// <summary>The tables besides the one that is written to: its child table or its partitions.</summary>
    private void AddTable()
    {
        var conditions = new RandomConditions(random, Columns);
        var own = $"constraint {Next("own")} check ({conditions.Next(1)})";
        var key = string.Join(", ", Some().Select(c => c.Sql));
        var index = random.Next(2) == 0 ? "" : " nulls not distinct";
        if (shape == Shape.Parent)
        {
            statements.Add($"create table {Child} (extra int default 1, {own}) inherits ({Sql})");
            statements.Add($"create unique index {Next("heir")} on {Child} ({key}){index}");
        }
        else if (partitionKey is not null)
        {
            var (first, second) =
                partitionKey.Property == "Day"
                    ? (
                        "from ('2026-01-01') to ('2027-01-01')",
                        "from ('2027-01-01') to ('2028-01-01')"
                    )
                    : ("in (true)", "in (false)");
            statements.Add(
                $"create table {Here}.part_1 partition of {Sql} ({own}) for values {first}"
            );
            statements.Add($"create unique index {Next("part")} on {Here}.part_1 ({key}){index}");
            if (random.Next(3) == 0)
                statements.Add($"create table {Here}.rest partition of {Sql} default");
            else if (random.Next(2) == 0)
                statements.Add(
                    $"create table {Here}.part_2 partition of {Sql} for values {second}"
                );
        }
    }

    private void AddTrigger()
    {
        if (random.Next(3) > 0)
            return;

        var column = Columns[random.Next(Columns.Count)];
        var details = One(
            "",
            $" using errcode = 'check_violation', schema = '{Name}', table = '{Table.Replace("'", "''", StringComparison.Ordinal)}', constraint = 'guard_says_no'",
            $" using errcode = 'check_violation', schema = '{Name}', table = '{Table.Replace("'", "''", StringComparison.Ordinal)}', column = '{column.Name}', constraint = 'guard_says_no'"
        );
        statements.Add(
            $"""
            create function {Here}.guard() returns trigger language plpgsql as $$ begin
              if (new.{column.Sql}::text collate "C") ~ '[25b]' then raise exception 'secret'{details}; end if;
              return new;
            end $$
            """
        );
        statements.Add(
            $"create trigger guard before insert or update on {Sql} for each row execute function {Here}.guard()"
        );
    }

    private void Add(string alteration) => statements.Add($"alter table {Sql} {alteration}");

    private string When() => One("", "", " deferrable initially deferred", " deferrable");

    private string Next(string kind) => Quoted.Name($"{kind} {++rules}");

    /// <summary>One or two columns for a unique index, plus the partition key if the table is partitioned.</summary>
    private List<AnyColumn> Some()
    {
        var some = Columns.OrderBy(_ => random.Next()).Take(random.Next(1, 3)).ToList();
        if (partitionKey is not null && !some.Contains(partitionKey))
            some.Add(partitionKey);
        return some;
    }

    private string One(params string[] items) => items[random.Next(items.Length)];
}
