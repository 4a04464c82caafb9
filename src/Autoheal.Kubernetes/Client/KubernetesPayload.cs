using System.Text.Json;

namespace Autoheal.Kubernetes.Client;

/// <summary>One JSON answer of the API server, as the bytes that came. Immutable; thread-safe.</summary>
public sealed class KubernetesPayload
{
    private readonly byte[] _utf8;

    /// <summary>Wraps an answer; the bytes must not change afterwards.</summary>
    internal KubernetesPayload(byte[] utf8) => _utf8 = utf8;

    /// <summary>Gets the UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8;

    /// <summary>Parses the answer; each call parses anew.</summary>
    /// <exception cref="JsonException">The server sent something else than JSON.</exception>
    public JsonElement ToJson()
    {
        var reader = new Utf8JsonReader(_utf8);
        return JsonElement.ParseValue(ref reader);
    }
}
