using System.Globalization;
using Bogus;
using Npgsql;
using NpgsqlTypes;

namespace ShopFlow.Data.Seeding;

/// <summary>
/// Writes a big shop by binary COPY, value by value: boxing fifteen million would take longer than making them up.
/// </summary>
internal sealed class BigCopy(
    NpgsqlConnection connection,
    BigRows rows,
    Func<string, Func<Task>, Task> step,
    Action<string> say,
    CancellationToken cancellationToken
)
{
    private const int Seed = 17_841;
    private const int Progress = 500_000;

    public Task UsersAsync()
    {
        var people = new BigUsers();
        return CopyAsync(
            "users (id, name, email, created_at)",
            rows.History.JoinedAt.Index(),
            async (copy, user) =>
            {
                var (name, email) = people.Next();
                await copy.WriteAsync(user.Index + 1, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(name, NpgsqlDbType.Text, cancellationToken);
                await copy.WriteAsync(email, NpgsqlDbType.Text, cancellationToken);
                await copy.WriteAsync(user.Item, NpgsqlDbType.TimestampTz, cancellationToken);
            }
        );
    }

    public Task ProductsAsync() =>
        CopyAsync(
            "products (id, name, description, price, stock_quantity, category, created_at)",
            Enumerable.Range(0, rows.Size.Products).Select(rows.Products.Make),
            async (copy, product) =>
            {
                await copy.WriteAsync(product.Id, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(product.Name, NpgsqlDbType.Text, cancellationToken);
                await TextAsync(copy, product.Description);
                await copy.WriteAsync(product.Price, NpgsqlDbType.Numeric, cancellationToken);
                await copy.WriteAsync(
                    product.StockQuantity,
                    NpgsqlDbType.Integer,
                    cancellationToken
                );
                await copy.WriteAsync(product.Category, NpgsqlDbType.Text, cancellationToken);
                await copy.WriteAsync(
                    product.CreatedAt,
                    NpgsqlDbType.TimestampTz,
                    cancellationToken
                );
            }
        );

    public Task OrdersAsync() =>
        CopyAsync(
            "orders (id, user_id, status, created_at)",
            rows.Orders.Statuses().Index(),
            async (copy, order) =>
            {
                await copy.WriteAsync(order.Index + 1, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(
                    rows.History.Buyer[order.Index],
                    NpgsqlDbType.Integer,
                    cancellationToken
                );
                await copy.WriteAsync(order.Item, NpgsqlDbType.Text, cancellationToken);
                await copy.WriteAsync(
                    rows.History.OrderedAt[order.Index],
                    NpgsqlDbType.TimestampTz,
                    cancellationToken
                );
            }
        );

    public Task LinesAsync() =>
        CopyAsync(
            "order_items (id, order_id, product_id, quantity, price_at_purchase)",
            rows.Orders.Lines().Index(),
            async (copy, numbered) =>
            {
                var line = numbered.Item;
                rows.Reviews.Pass(line);
                await copy.WriteAsync(numbered.Index + 1, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(line.Index + 1, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(line.Product, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(line.Quantity, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(line.Price, NpgsqlDbType.Numeric, cancellationToken);
            }
        );

    public Task ReviewsAsync()
    {
        var random = new Randomizer(Seed);
        return CopyAsync(
            "reviews (id, user_id, product_id, rating, content, created_at)",
            rows.Reviews.Oldest().Index(),
            async (copy, numbered) =>
            {
                var review = numbered.Item;
                await copy.WriteAsync(numbered.Index + 1, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(review.User, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(review.Product, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(review.Rating, NpgsqlDbType.Smallint, cancellationToken);
                await TextAsync(
                    copy,
                    BigReviews.Words(review, rows.Products.Category(review.Product), random)
                );
                await copy.WriteAsync(review.At, NpgsqlDbType.TimestampTz, cancellationToken);
            }
        );
    }

    private Task TextAsync(NpgsqlBinaryImporter copy, string? text) =>
        text is null
            ? copy.WriteNullAsync(cancellationToken)
            : copy.WriteAsync(text, NpgsqlDbType.Text, cancellationToken);

    private async Task CopyAsync<T>(
        string columns,
        IEnumerable<T> all,
        Func<NpgsqlBinaryImporter, T, Task> write
    )
    {
        var table = columns[..columns.IndexOf(' ', StringComparison.Ordinal)];
        await step(
            table,
            async () =>
            {
                await using var copy = await connection.BeginBinaryImportAsync(
                    $"COPY {columns} FROM STDIN (FORMAT BINARY, FREEZE)",
                    cancellationToken
                );
                foreach (var (index, row) in all.Index())
                {
                    await copy.StartRowAsync(cancellationToken);
                    await write(copy, row);
                    if ((index + 1) % Progress == 0)
                        say(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"  {index + 1:N0} rows sent"
                            )
                        );
                }

                await copy.CompleteAsync(cancellationToken);
            }
        );
    }
}
