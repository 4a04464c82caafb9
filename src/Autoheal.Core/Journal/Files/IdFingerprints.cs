using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Autoheal.Journal;

/// <summary>
/// The record ids that a journal holds, as 128-bit fingerprints: a third of the memory of the ids themselves. Two ids of ten million
/// share one with a chance below 10⁻²⁴, and the cost would be one refused append. The seed is drawn for each store, so
/// that nobody can prepare ids that collide. Not thread-safe.
/// </summary>
internal sealed class IdFingerprints
{
    private const ulong FirstPrime = 0x9E3779B185EBCA87;
    private const ulong SecondPrime = 0xC2B2AE3D27D4EB4F;

    private readonly HashSet<UInt128> _known = [];
    private readonly ulong _firstSeed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private readonly ulong _secondSeed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>Adds an id given in UTF-8; false when it is known.</summary>
    public bool Add(ReadOnlySpan<byte> id) => _known.Add(Of(id));

    /// <summary>Whether an id given in UTF-8 is known.</summary>
    public bool Contains(ReadOnlySpan<byte> id) => _known.Contains(Of(id));

    private UInt128 Of(ReadOnlySpan<byte> id)
    {
        var first = _firstSeed ^ (ulong)id.Length;
        var second = _secondSeed + (ulong)id.Length;
        Span<byte> last = stackalloc byte[sizeof(ulong)];
        for (; !id.IsEmpty; id = id[Math.Min(sizeof(ulong), id.Length)..])
        {
            var word = id.Length >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64LittleEndian(id) : Padded(id, last);
            first = Fold(first ^ word, FirstPrime ^ _secondSeed);
            second = Fold(second + ulong.RotateLeft(word, 29), SecondPrime ^ _firstSeed);
        }

        return new UInt128(Fold(first, SecondPrime), Fold(second, FirstPrime));
    }

    private static ulong Padded(ReadOnlySpan<byte> rest, Span<byte> buffer)
    {
        buffer.Clear();
        rest.CopyTo(buffer);
        return BinaryPrimitives.ReadUInt64LittleEndian(buffer);
    }

    // The high and the low half of the full product, mixed: every input bit reaches every output bit.
    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out ulong low);
        return high ^ low ^ left;
    }
}
