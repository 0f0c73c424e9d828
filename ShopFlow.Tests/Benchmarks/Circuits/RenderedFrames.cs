using System.Buffers.Binary;
using System.Text;

namespace ShopFlow.Tests.Benchmarks.Circuits;

/// <summary>Finds attributes in a batch of rendered frames, as Blazor sends them to the browser.</summary>
internal static class RenderedFrames
{
    private const int FrameLength = 20;
    private const int Element = 1;
    private const int Attribute = 3;

    /// <returns>The id of the event handler on the first such element that has one.</returns>
    public static long Handler(ReadOnlySpan<byte> batch, string element, string attribute)
    {
        foreach (var frame in Attributes(batch, element, attribute))
            return BinaryPrimitives.ReadInt64LittleEndian(batch[(frame + 12)..]);

        throw new InvalidOperationException($"Nothing handles {attribute} of {element}.");
    }

    /// <returns>The values of an attribute on all such elements, in page order.</returns>
    public static IReadOnlyList<string> Values(
        ReadOnlySpan<byte> batch,
        string element,
        string attribute
    )
    {
        var (strings, values) = (Int(batch[^20..], 16), new List<string>());
        foreach (var frame in Attributes(batch, element, attribute))
            values.Add(Text(batch, strings, Int(batch, frame + 8)));

        return values;
    }

    private static List<int> Attributes(ReadOnlySpan<byte> batch, string element, string attribute)
    {
        var sections = batch[^20..];
        var (frames, strings) = (Int(sections, 4), Int(sections, 16));
        var (found, inside) = (new List<int>(), "");
        for (var i = 0; i < Int(batch, frames); i++)
        {
            var frame = frames + 4 + (i * FrameLength);
            if (Int(batch, frame) == Element)
                inside = Text(batch, strings, Int(batch, frame + 8));
            else if (
                Int(batch, frame) == Attribute
                && inside == element
                && Text(batch, strings, Int(batch, frame + 4)) == attribute
            )
                found.Add(frame);
        }

        return found;
    }

    private static string Text(ReadOnlySpan<byte> batch, int table, int index)
    {
        var at = Int(batch, table + (4 * index));
        var (length, shift) = (0, 0);
        while (true)
        {
            var part = batch[at++];
            length |= (part & 127) << shift;
            shift += 7;
            if (part < 128)
                return Encoding.UTF8.GetString(batch.Slice(at, length));
        }
    }

    private static int Int(ReadOnlySpan<byte> bytes, int at) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
}
