namespace ShopFlow.Data.Seeding;

internal static class RandomExtensions
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> from) =>
        from[random.Next(from.Count)];
}
