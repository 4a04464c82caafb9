using System.Buffers.Binary;
using System.Numerics;

namespace Autoheal.Journal;

/// <summary>
/// CRC-32C (Castagnoli, as in RFC 3720), by the processor's instruction where there is one. Finds torn and rotten bytes; it is no
/// defence against a person, the hash chain is.
/// </summary>
internal static class Crc32C
{
    public static uint Compute(ReadOnlySpan<byte> bytes) => ~Continue(uint.MaxValue, bytes);

    /// <summary>The checksum of two spans as if they were one.</summary>
    public static uint Compute(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => ~Continue(Continue(uint.MaxValue, first), second);

    private static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }
}
