using System.Globalization;
using System.Text;

namespace ShopFlow.Data.Constraints;

/// <summary>
/// Names a rule. The table is part of it, because two tables may use the same constraint name. Rules without a
/// constraint are named by kind and column: <c>n:column</c> NOT NULL, <c>r:column</c> the type's range, <c>l:column</c>
/// its length, <c>t:column</c> text that can't be stored, <c>i:column</c> too large for its index, <c>f:column</c> not
/// in the type's format, <c>a:column</c> set only by PostgreSQL, <c>g:column</c> can't be computed, <c>x:column</c>
/// can't be read by an index, <c>d:column:name</c> a domain's constraint, <c>p:table</c> a row that fits no partition.
/// </summary>
public readonly record struct ConstraintKey(string Schema, string Table, string Name)
{
    /// <summary>
    /// Leads from a message without a rule's name to that name in the log; the same after every restart.
    /// </summary>
    internal string Reference
    {
        get
        {
            var hash = 2166136261u;
            foreach (var b in Encoding.UTF8.GetBytes(ToString()))
            {
                hash = (hash ^ b) * 16777619u;
            }

            return (hash >> 16).ToString("X4", CultureInfo.InvariantCulture);
        }
    }

    public override string ToString() => $"{Schema}.{Table}.{Name}";
}
