using System.Data;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace ShopFlow.Data.Orders;

/// <summary>
/// By default EF multiplies <c>quantity::numeric(10,2)</c>, which fails for a quantity of a hundred million;
/// PostgreSQL's own <c>integer * numeric</c> has no such limit.
/// </summary>
internal static class OrderItemTotal
{
    private static readonly RelationalTypeMapping Numeric = new DecimalTypeMapping(
        "numeric",
        DbType.Decimal
    );

    public static void Translate(ModelBuilder modelBuilder) =>
        modelBuilder
            .HasDbFunction(() => OrderItem.TotalOf(0, 0))
            .HasTranslation(arguments => new SqlBinaryExpression(
                ExpressionType.Multiply,
                arguments[0],
                arguments[1],
                typeof(decimal),
                Numeric
            ));
}
