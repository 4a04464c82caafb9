using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Autoheal.Kubernetes.Client;

/// <summary>What a credential plug-in gives: a token, a client certificate or both, and until when they are good.</summary>
internal sealed class ExecCredential
{
    public string Token { get; private init; } = "";

    public X509Certificate2? Certificate { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private init; }

    /// <summary>What the plug-in is told through <c>KUBERNETES_EXEC_INFO</c>.</summary>
    public static string Request(string apiVersion, Uri? server)
    {
        using var stream = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("apiVersion", apiVersion);
            json.WriteString("kind", "ExecCredential");
            json.WriteStartObject("spec");
            json.WriteBoolean("interactive", false);
            if (server is not null)
            {
                json.WriteStartObject("cluster");
                json.WriteString("server", server.AbsoluteUri.TrimEnd('/'));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The credential; null when the text is none of that version.</summary>
    public static ExecCredential? Parse(string text, string apiVersion)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && Text(root, "kind") == "ExecCredential" && Text(root, "apiVersion") == apiVersion
                && root.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Object
                    ? Read(status)
                    : null;
        }
        catch (Exception e) when (e is JsonException or CryptographicException)
        {
            return null;
        }
    }

    private static ExecCredential? Read(JsonElement status)
    {
        var (token, certificate, key) = (Text(status, "token") ?? "", Text(status, "clientCertificateData"), Text(status, "clientKeyData"));
        if ((token.Length == 0 && certificate is null) || certificate is null != key is null)
        {
            return null;
        }

        return new ExecCredential
        {
            Token = token,
            Certificate = certificate is null ? null : ClientCertificates.Read(certificate, key!),
            ExpiresAt = status.TryGetProperty("expirationTimestamp", out var end) && end.ValueKind == JsonValueKind.String
                && end.TryGetDateTimeOffset(out var time) ? time : null,
        };
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
