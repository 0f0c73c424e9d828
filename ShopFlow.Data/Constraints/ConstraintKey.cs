using System.Globalization;
using System.Text;

namespace ShopFlow.Data.Constraints;

/// <summary>
/// Names a rule: the same constraint name may stand on two tables, so the table belongs to it. Rules without a
/// constraint of their own are named by kind and column: <c>n:column</c> NOT NULL, <c>r:column</c> the type's range,
/// <c>l:column</c> its length, <c>t:column</c> text that cannot be stored, <c>i:column</c> too large for its index,
/// <c>f:column</c> not of its type's form, <c>a:column</c> set by PostgreSQL alone, <c>g:column</c> not to be worked out,
/// <c>x:column</c> not to be read by an index, <c>d:column:name</c> a domain's constraint, <c>p:table</c> a row that no
/// partition takes.
/// </summary>
public readonly record struct ConstraintKey(string Schema, string Table, string Name)
{
    /// <summary>Leads from a text that names no rule to the rule's name in the log; the same after every restart.</summary>
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
