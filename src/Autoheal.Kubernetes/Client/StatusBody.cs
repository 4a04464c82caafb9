using System.Net;
using System.Text.Json;

namespace Autoheal.Kubernetes.Client;

/// <summary>Reads the <c>Status</c> object that the API server answers errors with.</summary>
internal static class StatusBody
{
    private const int LongestMessage = 300;

    public static KubernetesApiException ToException(WireRequest request, HttpResponseMessage response, byte[] body)
    {
        var (reason, message) = Parse(body);
        var words = message.Length == 0 ? response.ReasonPhrase ?? "" : message;
        return new KubernetesApiException(
            response.StatusCode,
            reason,
            $"{request}: {(int)response.StatusCode} {(words.Length > LongestMessage ? words[..LongestMessage] + "…" : words)}",
            RetryAfter(response));
    }

    /// <summary>The error that a watch reports in an event of its own.</summary>
    public static KubernetesApiException ToException(KubernetesResource resource, ReadOnlySpan<byte> status)
    {
        var (reason, message) = Parse(status.ToArray());
        var code = ReadCode(status);
        return new KubernetesApiException((HttpStatusCode)code, reason, $"watch of {resource.Plural}: {code} {message}");
    }

    private static int ReadCode(ReadOnlySpan<byte> status)
    {
        var reader = new Utf8JsonReader(status);
        return JsonElement.ParseValue(ref reader).TryGetProperty("code", out var code) && code.TryGetInt32(out var number) ? number : 500;
    }

    // Only delays: dates would need the server's clock.
    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta;

    private static (string Reason, string Message) Parse(byte[] body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var status = JsonElement.ParseValue(ref reader);
            return status.ValueKind == JsonValueKind.Object ? (Text(status, "reason"), Text(status, "message")) : ("", "");
        }
        catch (JsonException)
        {
            // A proxy in between answers in its own words; the code says enough.
            return ("", "");
        }
    }

    private static string Text(JsonElement status, string name) =>
        status.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
