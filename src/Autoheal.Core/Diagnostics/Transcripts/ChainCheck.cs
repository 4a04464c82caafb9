using System.Security.Cryptography;
using Autoheal.Journal;

namespace Autoheal.Diagnostics.Transcripts;

/// <summary>Recomputes a stream's chain from its records.</summary>
internal sealed class ChainCheck
{
    private byte[] _previous = new byte[RecordCodec.HashSize];

    public bool IsIntact { get; private set; } = true;

    public void Add(JournalRecord record)
    {
        var written = new NewRecord
        {
            Id = record.Id,
            Type = record.Type,
            Schema = record.Schema,
            At = record.At,
            Actor = record.Actor,
            Causation = record.Causation,
            Payload = record.Payload,
        };
        var canonical = new byte[RecordCodec.Measure(record.Stream, written)];
        RecordCodec.Write(canonical, record.Stream, written, new RecordPlace(record.Position, record.Sequence, record.Epoch));
        _previous = SHA256.HashData([.. _previous, .. canonical]);
        IsIntact &= Convert.ToHexStringLower(_previous) == record.Hash;
    }
}
