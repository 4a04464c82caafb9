using System.Buffers;
using System.Text.Json;
using Autoheal.Journal;

namespace Autoheal.Planning;

/// <summary>Turns guarded values into keyed digests and encrypted images, and back.</summary>
internal static class Fingerprints
{
    public static string Of(GuardSet guards, IBlobStore blobs) => blobs.ComputeHmac(CanonicalJson.Canonicalize(Write(guards)));

    /// <summary>The guarded values as JSON, for the blob store.</summary>
    public static byte[] Write(GuardSet guards)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("clusterId", guards.Target.ClusterId);
            json.WriteString("uid", guards.Target.Uid);
            json.WriteStartObject("fields");
            foreach (var (path, value) in guards.Fields)
            {
                // An absent field is left out, so that it differs from one that is null.
                if (value is { } present)
                {
                    json.WritePropertyName(path);
                    present.WriteTo(json);
                }
            }

            json.WriteEndObject();
            json.WriteStartArray("guarded");
            foreach (var path in guards.Fields.Keys)
            {
                json.WriteStringValue(path);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The guarded values that <see cref="Write"/> stored for <paramref name="target"/>.</summary>
    /// <exception cref="BlobException">The image is of another object.</exception>
    public static GuardSet Read(ReadOnlyMemory<byte> image, Incidents.ResourceRef target)
    {
        using var document = JsonDocument.Parse(image);
        var root = document.RootElement;
        if (root.GetProperty("uid").GetString() != target.Uid || root.GetProperty("clusterId").GetString() != target.ClusterId)
        {
            throw new BlobException($"The stored image is not of {target}.");
        }

        var fields = root.GetProperty("fields");
        return new GuardSet(target, root.GetProperty("guarded").EnumerateArray().Select(path =>
            new KeyValuePair<string, JsonElement?>(
                path.GetString()!,
                fields.TryGetProperty(path.GetString()!, out var value) ? value : null)));
    }
}
