using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Autoheal.ChatBot.Tests.Slack.World;

/// <summary>Sends what a test wants to an endpoint, signed or not.</summary>
internal sealed class SlackSender(SlackHost host) : IDisposable
{
    public const string Form = "application/x-www-form-urlencoded";
    public const string Json = "application/json";

    private readonly HttpClient _client = new() { Timeout = SlackHost.Patience };

    public static string Now => Timestamp(TimeSpan.Zero);

    public static string Timestamp(TimeSpan ago) => (TimeProvider.System.GetUtcNow() - ago).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public string Sign(string timestamp, string body)
    {
        var key = Encoding.UTF8.GetBytes(host.Slack.Options.SigningSecret);
        return "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));
    }

    public async Task<HttpStatusCode> SendSignedAsync(string body, string type = Json)
    {
        var timestamp = Now;
        using var response = await SendAsync(body, type, timestamp, Sign(timestamp, body));
        return response.StatusCode;
    }

    public async Task<HttpResponseMessage> SendAsync(string body, string type, string? timestamp, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Endpoint) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (timestamp is not null)
        {
            request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        }

        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Slack-Signature", signature);
        }

        return await _client.SendAsync(request);
    }

    public void Dispose() => _client.Dispose();
}
