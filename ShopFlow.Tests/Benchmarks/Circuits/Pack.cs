using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ShopFlow.Tests.Benchmarks.Circuits;

/// <summary>The part of MessagePack that Blazor's circuits use.</summary>
internal static class Pack
{
    /// <summary>A call of a hub method, prefixed with its length.</summary>
    public static byte[] Call(string? invocation, string target, params object?[] arguments)
    {
        var body = new ArrayBufferWriter<byte>();
        Write(body, 0x96, 1, 0x80);
        Value(body, invocation);
        Value(body, target);
        Write(body, (byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
            Value(body, argument);

        Write(body, 0x90);
        var message = new ArrayBufferWriter<byte>();
        for (var length = body.WrittenCount; ; length >>= 7)
        {
            Write(message, (byte)(length > 127 ? (length & 127) | 128 : length));
            if (length <= 127)
                break;
        }

        message.Write(body.WrittenSpan);
        return message.WrittenSpan.ToArray();
    }

    private static void Value(ArrayBufferWriter<byte> to, object? value)
    {
        switch (value)
        {
            case null:
                Write(to, 0xc0);
                break;
            case bool truth:
                Write(to, truth ? (byte)0xc3 : (byte)0xc2);
                break;
            case long number:
                Write(to, 0xd3);
                BinaryPrimitives.WriteInt64BigEndian(to.GetSpan(8), number);
                to.Advance(8);
                break;
            default:
                var text = Encoding.UTF8.GetBytes((string)value);
                Write(to, 0xdb);
                BinaryPrimitives.WriteInt32BigEndian(to.GetSpan(4), text.Length);
                to.Advance(4);
                to.Write(text);
                break;
        }
    }

    private static void Write(ArrayBufferWriter<byte> to, params ReadOnlySpan<byte> bytes) =>
        to.Write(bytes);
}
