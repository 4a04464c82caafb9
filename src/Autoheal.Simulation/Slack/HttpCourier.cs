using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Autoheal.Simulation.Slack;

/// <summary>Brings deliveries to the app's request URL, signed as Slack signs.</summary>
internal sealed class HttpCourier(SlackWorkspace workspace) : IDisposable
{
    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<SlackAck> BringAsync(Uri address, SlackDelivery delivery, CancellationToken cancellationToken)
    {
        var (body, type) = Write(delivery);
        var waits = delivery.IsRepeated ? workspace.Options.RetryAfter : [];
        var ack = await PostAsync(address, body, type, retry: 0, "", cancellationToken);
        for (var retry = 1; !ack.Acknowledged && retry <= waits.Count; retry++)
        {
            await Task.Delay(waits[retry - 1], workspace.Clock, cancellationToken);
            var reason = ack.Status is null ? "http_timeout" : "http_error";
            ack = await PostAsync(address, body, type, retry, reason, cancellationToken) with { Deliveries = retry + 1 };
        }

        return ack;
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The header of a body's signature.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static (byte[] Body, string Type) Write(SlackDelivery delivery) => delivery.Type switch
    {
        SlackDelivery.Event => (Encoding.UTF8.GetBytes(delivery.Payload.ToJsonString()), "application/json"),
        SlackDelivery.Interaction => (Form([new("payload", delivery.Payload.ToJsonString())]), "application/x-www-form-urlencoded"),
        _ => (Form(delivery.Payload.Select(field => KeyValuePair.Create(field.Key, field.Value?.ToString() ?? ""))), "application/x-www-form-urlencoded"),
    };

    private static byte[] Form(IEnumerable<KeyValuePair<string, string>> fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}")));

    private async Task<SlackAck> PostAsync(Uri address, byte[] body, string type, int retry, string reason, CancellationToken cancellationToken)
    {
        var clock = workspace.Clock;
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", Sign(workspace.Options.SigningSecret, timestamp, body));
        if (retry > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", retry.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", reason);
        }

        var started = clock.GetTimestamp();
        using var late = new CancellationTokenSource(workspace.Options.AcknowledgeWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var response = await _client.SendAsync(request, either.Token);
            return new SlackAck
            {
                Acknowledged = response.IsSuccessStatusCode,
                Status = (int)response.StatusCode,
                Body = await response.Content.ReadAsStringAsync(either.Token),
                After = clock.GetElapsedTime(started),
            };
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && late.IsCancellationRequested && !cancellationToken.IsCancellationRequested))
        {
            return new SlackAck { Acknowledged = false, After = clock.GetElapsedTime(started) };
        }
    }
}
