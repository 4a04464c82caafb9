using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Autoheal.Journal;

/// <summary>An inbox item as it lies in its file: JSON, named after the digest of its id so that any id makes a safe name.</summary>
internal sealed record InboxFile
{
    /// <summary>The end of the names of posted items.</summary>
    public const string Suffix = ".item";

    /// <summary>The largest file that is read: an item of the largest size in base64, and its envelope.</summary>
    public const int MaxBytes = 2 * JournalLimits.MaxRecordBytes;

    private const int CurrentSchema = 1;

    public required int Schema { get; init; }

    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Stream { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required byte[] Payload { get; init; }

    /// <summary>The name of an item's file.</summary>
    public static string NameOf(string itemId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(itemId))) + Suffix;

    /// <summary>The bytes of an item's file.</summary>
    public static byte[] Write(InboxItem item) => JsonSerializer.SerializeToUtf8Bytes(
        new InboxFile
        {
            Schema = CurrentSchema,
            Id = item.Id,
            Kind = item.Kind,
            Stream = item.Stream.Value,
            At = item.At,
            Actor = item.Actor,
            Payload = item.Payload.ToArray(),
        },
        InboxJsonContext.Default.InboxFile);

    /// <summary>Reads an item.</summary>
    /// <exception cref="FormatException">The bytes are no item, or one that lies under another's name.</exception>
    public static InboxItem Read(string name, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            throw new FormatException($"it has more than {MaxBytes} bytes");
        }

        try
        {
            var file = JsonSerializer.Deserialize(bytes, InboxJsonContext.Default.InboxFile)
                ?? throw new FormatException("it holds null");
            if (file.Schema != CurrentSchema)
            {
                throw new FormatException($"its schema is {file.Schema}, this version reads {CurrentSchema}");
            }

            if (NameOf(file.Id) != name)
            {
                throw new FormatException("its name does not belong to its id");
            }

            return new InboxItem
            {
                Id = file.Id,
                Kind = file.Kind,
                Stream = new StreamId(file.Stream),
                At = file.At.ToUniversalTime(),
                Actor = file.Actor,
                Payload = file.Payload,
            };
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new FormatException(error.Message, error);
        }
    }
}
