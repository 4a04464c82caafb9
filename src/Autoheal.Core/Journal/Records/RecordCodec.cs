using System.Security.Cryptography;

namespace Autoheal.Journal;

/// <summary>
/// The canonical bytes of a record: what its hash covers, and what a store keeps.
/// <code>
/// u8  format, 1
/// i64 position   i64 sequence   i64 epoch   i64 time in UTC ticks   i32 schema
/// stream, id, type, actor, causation: u16 length + UTF-8 each; length 0xFFFF means none (causation only)
/// payload: i32 length + bytes
/// </code>
/// All numbers are little-endian. A record's hash is SHA-256 over the hash of the previous record of its stream (32 zero
/// bytes for the first) followed by these bytes.
/// </summary>
internal static class RecordCodec
{
    /// <summary>The size of a record's hash, in bytes.</summary>
    public const int HashSize = SHA256.HashSizeInBytes;

    private const byte Format = 1;
    private const int FixedBytes = 1 + (4 * sizeof(long)) + sizeof(int) + (5 * sizeof(ushort)) + sizeof(int);

    /// <summary>The number of canonical bytes that <see cref="Write"/> will need.</summary>
    public static int Measure(StreamId stream, NewRecord record) =>
        FixedBytes
        + StrictUtf8.ByteCount(stream.Value)
        + StrictUtf8.ByteCount(record.Id)
        + StrictUtf8.ByteCount(record.Type)
        + StrictUtf8.ByteCount(record.Actor)
        + StrictUtf8.ByteCount(record.Causation)
        + record.Payload.Length;

    /// <summary>Writes the canonical bytes; <paramref name="destination"/> has exactly the measured size.</summary>
    public static void Write(Span<byte> destination, StreamId stream, NewRecord record, in RecordPlace place)
    {
        var writer = new CanonicalWriter(destination);
        writer.Byte(Format);
        writer.Int64(place.Position);
        writer.Int64(place.Sequence);
        writer.Int64(place.Epoch);
        writer.Int64(record.At.UtcTicks);
        writer.Int32(record.Schema);
        writer.String(stream.Value);
        writer.String(record.Id);
        writer.String(record.Type);
        writer.String(record.Actor);
        writer.String(record.Causation);
        writer.Bytes(record.Payload.Span);
    }

    /// <summary>Reads a whole record back.</summary>
    /// <exception cref="JournalException">The bytes are not a record of this format.</exception>
    public static JournalRecord Read(ReadOnlySpan<byte> canonical, ReadOnlySpan<byte> hash)
    {
        try
        {
            var reader = new CanonicalReader(canonical);
            RequireFormat(reader.Byte());
            var position = reader.Int64();
            var sequence = reader.Int64();
            var epoch = reader.Int64();
            var at = new DateTimeOffset(reader.Int64(), TimeSpan.Zero);
            var schema = reader.Int32();
            return new JournalRecord
            {
                Position = position,
                Sequence = sequence,
                Epoch = epoch,
                At = at,
                Schema = schema,
                Stream = new StreamId(reader.String()),
                Id = reader.String(),
                Type = reader.String(),
                Actor = reader.String(),
                Causation = reader.OptionalString(),
                Payload = reader.Bytes().ToArray(),
                Hash = Convert.ToHexStringLower(hash),
            };
        }
        catch (ArgumentException error)
        {
            throw new JournalException("The journal holds a record that cannot be decoded.", error);
        }
    }

    /// <summary>Reads only what an index needs, without allocating.</summary>
    /// <exception cref="JournalException">The bytes are not a record of this format.</exception>
    public static RecordKey ReadKey(ReadOnlySpan<byte> canonical)
    {
        try
        {
            var reader = new CanonicalReader(canonical);
            RequireFormat(reader.Byte());
            var place = new RecordPlace(reader.Int64(), reader.Int64(), reader.Int64());
            reader.Int64();
            reader.Int32();
            var stream = reader.StringBytes();
            return new RecordKey(place, stream, reader.StringBytes());
        }
        catch (ArgumentException error)
        {
            throw new JournalException("The journal holds a record that cannot be decoded.", error);
        }
    }

    /// <summary>The durable form of a record that has just been written.</summary>
    public static JournalRecord ToRecord(StreamId stream, NewRecord record, in RecordPlace place, ReadOnlySpan<byte> hash) => new()
    {
        Stream = stream,
        Sequence = place.Sequence,
        Position = place.Position,
        Id = record.Id,
        Type = record.Type,
        Schema = record.Schema,
        At = record.At.ToUniversalTime(),
        Actor = record.Actor,
        Causation = record.Causation,
        Epoch = place.Epoch,
        Payload = record.Payload,
        Hash = Convert.ToHexStringLower(hash),
    };

    private static void RequireFormat(byte format)
    {
        if (format != Format)
        {
            throw new JournalException($"The journal holds a record of format {format}; this version reads format {Format}.");
        }
    }
}
