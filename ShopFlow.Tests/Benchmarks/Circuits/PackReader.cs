using System.Buffers.Binary;
using System.Text;

namespace ShopFlow.Tests.Benchmarks.Circuits;

/// <summary>Reads what <see cref="Pack"/> writes and what else a circuit's server sends.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <summary>Null, a boolean, an integer, a string or bytes, or the items of an array. Maps are skipped.</summary>
    public object? Next()
    {
        var kind = bytes[at++];
        return kind switch
        {
            <= 0x7f => (long)kind,
            <= 0x8f => Skip(2 * (kind & 15)),
            <= 0x9f => Items(kind & 15),
            <= 0xbf => Text(kind & 31),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Blob(bytes[at++]),
            0xc5 => Blob((int)Number(2)),
            0xc6 => Blob((int)Number(4)),
            0xcc or 0xd0 => Number(1),
            0xcd or 0xd1 => Number(2),
            0xce or 0xd2 => Number(4),
            0xcf or 0xd3 => Number(8),
            0xd9 => Text(bytes[at++]),
            0xda => Text((int)Number(2)),
            0xdb => Text((int)Number(4)),
            0xdc => Items((int)Number(2)),
            >= 0xe0 => (long)(sbyte)kind,
            _ => throw new InvalidDataException($"Nothing here sends {kind:x2}."),
        };
    }

    private object? Skip(int values)
    {
        for (var i = 0; i < values; i++)
            _ = Next();

        return null;
    }

    private object?[] Items(int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
            items[i] = Next();

        return items;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        at += length;
        return bytes.Slice(at - length, length);
    }

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private byte[] Blob(int length) => Take(length).ToArray();

    private long Number(int length)
    {
        Span<byte> eight = stackalloc byte[8];
        eight.Clear();
        Take(length).CopyTo(eight[(8 - length)..]);
        return BinaryPrimitives.ReadInt64BigEndian(eight);
    }
}
