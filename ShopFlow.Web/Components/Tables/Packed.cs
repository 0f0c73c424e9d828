using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace ShopFlow.Web.Components.Tables;

/// <summary>
/// What a prerendered page hands to its circuit, compressed: the page carries it encrypted, and what is encrypted cannot be
/// compressed any more.
/// </summary>
public sealed record Packed(ReadOnlyMemory<byte> Bytes)
{
    private const int Quality = 4;
    private const int Window = 18;

    public static Packed Of<T>(T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        _ = BrotliEncoder.TryCompress(json, packed, out var length, Quality, Window);
        return new(packed.AsMemory(0, length));
    }

    public T? Read<T>()
    {
        using var packed = new MemoryStream(Bytes.ToArray());
        using var json = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web);
    }
}

/// <summary>Writes the bytes as they are: as JSON they would grow by a third.</summary>
internal sealed class PackedSerializer : PersistentComponentStateSerializer<Packed>
{
    public override void Persist(Packed value, IBufferWriter<byte> writer) =>
        writer.Write(value.Bytes.Span);

    public override Packed Restore(ReadOnlySequence<byte> data) => new(data.ToArray());
}
