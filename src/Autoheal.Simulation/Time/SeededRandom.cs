using System.Buffers.Binary;
using System.Numerics;

namespace Autoheal.Simulation.Time;

/// <summary>
/// The simulation's only source of chance: xoshiro256** seeded through splitmix64, so that a seed gives the same world on every machine and
/// every .NET version. Not thread-safe, and not for secrets.
/// </summary>
public sealed class SeededRandom
{
    private const string NameAlphabet = "bcdfghjklmnpqrstvwxz2456789";
    private const string HexAlphabet = "0123456789abcdef";

    private readonly ulong _seed;
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Starts the stream of the seed; equal seeds give equal streams.</summary>
    public SeededRandom(ulong seed)
    {
        _seed = seed;
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    /// <summary>Starts the stream of the seed; equal seeds give equal streams.</summary>
    public SeededRandom(int seed)
        : this((ulong)(long)seed)
    {
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number from zero up to, but not including, <paramref name="exclusiveMax"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int Next(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        return (int)Math.BigMul(NextUInt64(), (ulong)exclusiveMax, out _);
    }

    /// <summary>A number from <paramref name="inclusiveMin"/> up to, but not including, <paramref name="exclusiveMax"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    public int Next(int inclusiveMin, int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(inclusiveMin, exclusiveMax);
        return (int)(inclusiveMin + (long)Math.BigMul(NextUInt64(), (ulong)((long)exclusiveMax - inclusiveMin), out _));
    }

    /// <summary>A number in [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A span from <paramref name="inclusiveMin"/> up to, but not including, <paramref name="exclusiveMax"/>, in whole milliseconds.</summary>
    public TimeSpan Next(TimeSpan inclusiveMin, TimeSpan exclusiveMax) =>
        TimeSpan.FromMilliseconds(Math.Floor(inclusiveMin.TotalMilliseconds + (NextDouble() * (exclusiveMax - inclusiveMin).TotalMilliseconds)));

    /// <summary>One of the choices.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is nothing to choose from.</exception>
    public T Pick<T>(IReadOnlyList<T> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices[Next(choices.Count)];
    }

    /// <summary>
    /// An independent stream for one concern. It depends on this stream's seed and the name alone, not on how much was drawn so far, so a new
    /// draw in one part of the world does not change another part.
    /// </summary>
    public SeededRandom Fork(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 14695981039346656037UL;
        foreach (var character in name)
            hash = (hash ^ character) * 1099511628211UL;
        var state = _seed ^ hash;
        return new SeededRandom(SplitMix(ref state));
    }

    /// <summary>Lower-case hexadecimal digits.</summary>
    public string NextHex(int length) => NextText(length, HexAlphabet);

    /// <summary>A suffix as Kubernetes generates them: letters and digits that form no words.</summary>
    public string NextName(int length) => NextText(length, NameAlphabet);

    /// <summary>A random (version 4) UUID in its usual notation.</summary>
    public string NewUid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, NextUInt64());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], NextUInt64());
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private string NextText(int length, string alphabet) =>
        string.Create(length, (Random: this, alphabet), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = state.alphabet[state.Random.Next(state.alphabet.Length)];
        });

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9e3779b97f4a7c15UL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9UL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebUL;
        return z ^ (z >> 31);
    }
}
