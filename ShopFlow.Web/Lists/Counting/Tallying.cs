using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Web.Lists.Query;

namespace ShopFlow.Web.Lists.Counting;

/// <summary>Counts rows and adds up their amounts in one statement.</summary>
internal static class Tallying
{
    public static async Task<Tally> TallyAsync<TEntity>(
        this IQueryable<TEntity> rows,
        IReadOnlyList<ListTotal<TEntity>> totals,
        CancellationToken cancellationToken
    )
    {
        if (totals.Count == 0)
            return new(new(await rows.LongCountAsync(cancellationToken)), []);

        var sums =
            await rows.Select(Amounts(totals))
                .GroupBy(_ => 1)
                .Select(all => new Sums
                {
                    Count = all.LongCount(),
                    First = all.Sum(row => row.First),
                    FirstAverage = all.Average(row => row.First),
                    Second = all.Sum(row => row.Second),
                    SecondAverage = all.Average(row => row.Second),
                })
                .FirstOrDefaultAsync(cancellationToken)
            ?? new();
        ColumnTotal[] each =
        [
            totals[0].Of(sums.First, sums.FirstAverage),
            .. totals.Skip(1).Select(total => total.Of(sums.Second, sums.SecondAverage)),
        ];
        return new(new(sums.Count), each);
    }

    private static Expression<Func<TEntity, RowAmounts>> Amounts<TEntity>(
        IReadOnlyList<ListTotal<TEntity>> totals
    )
    {
        var row = totals[0].Amount.Parameters[0];
        var second =
            totals.Count > 1
                ? new Replacement(totals[1].Amount.Parameters[0], row).Visit(totals[1].Amount.Body)
                : Expression.Constant(0m, typeof(decimal?));
        return Expression.Lambda<Func<TEntity, RowAmounts>>(
            Expression.MemberInit(
                Expression.New(typeof(RowAmounts)),
                Bind(nameof(RowAmounts.First), totals[0].Amount.Body),
                Bind(nameof(RowAmounts.Second), second)
            ),
            row
        );
    }

    private static MemberAssignment Bind(string name, Expression value) =>
        Expression.Bind(typeof(RowAmounts).GetProperty(name)!, value);

    private sealed class RowAmounts
    {
        public decimal? First { get; init; }
        public decimal? Second { get; init; }
    }

    private sealed class Sums
    {
        public long Count { get; init; }
        public decimal? First { get; init; }
        public decimal? FirstAverage { get; init; }
        public decimal? Second { get; init; }
        public decimal? SecondAverage { get; init; }
    }
}
