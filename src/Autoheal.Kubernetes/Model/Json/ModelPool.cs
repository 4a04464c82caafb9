using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>
/// Gives texts that many objects share one string: each slot remembers the last text that fell into it, so that the pool never grows. Not
/// thread-safe; whoever reads objects has one.
/// </summary>
internal sealed class ModelPool
{
    private const int Slots = 4096;
    private const int LongestText = 96;

    private string?[]? _slots;

    public string Intern(in Utf8JsonReader json)
    {
        if (json.ValueIsEscaped || json.ValueSpan.Length > LongestText)
        {
            return json.GetString()!;
        }

        if (KnownWords.Find(json) is { } word)
        {
            return word;
        }

        ref var slot = ref (_slots ??= new string?[Slots])[Slot(json.ValueSpan)];
        if (slot is null || !json.ValueTextEquals(slot))
        {
            slot = json.GetString()!;
        }

        return slot;
    }

    private static int Slot(ReadOnlySpan<byte> text)
    {
        var hash = 2166136261;
        foreach (var b in text)
        {
            hash = (hash ^ b) * 16777619;
        }

        return (int)((hash ^ (hash >> 15)) & (Slots - 1));
    }
}
