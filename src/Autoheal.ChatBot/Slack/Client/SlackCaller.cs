using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack.Client;

/// <summary>
/// Calls Slack's Web API (https://docs.slack.dev/apis/web-api): 200 with <c>ok: false</c> is an error, 429 is waited for as told, up to a limit. Tokens and
/// bodies are never logged. Thread-safe.
/// </summary>
internal sealed class SlackCaller(
    HttpClient client, IOptions<SlackOptions> options, MethodBrakes brakes, [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge, ILogger<SlackCaller> logger)
{
    private const int MaxAnswer = 1024 * 1024;
    private const int MaxAttempts = 4;

    /// <summary>Longer than this nobody waits within one call; the caller is told how long Slack asks for.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UntoldWait = TimeSpan.FromSeconds(5);

    /// <param name="method">The method, for instance <c>chat.postMessage</c>.</param>
    /// <param name="token">The token; null for addresses that are secrets themselves.</param>
    /// <param name="content">Makes the body anew for each attempt.</param>
    /// <param name="address">Where to send it; null for the method's own address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SlackResult> CallAsync(
        string method, string? token, Func<HttpContent> content, Uri? address, CancellationToken cancellationToken)
    {
        var started = edge.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var left = brakes.Left(method);
            if (left > MaxWait - edge.GetElapsedTime(started))
            {
                ChatBotTelemetry.Outbound(SlackChannel.Name, method, "limited");
                return SlackResult.Failed(method, "ratelimited", isTransient: true, left);
            }

            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, edge, cancellationToken);
            }

            var result = await AttemptAsync(method, token, content, address, cancellationToken);
            if (result is { Error: "ratelimited" })
            {
                var wait = result.RetryAfter ?? UntoldWait;
                brakes.Hold(method, wait);
                Log.Limited(logger, method, wait.TotalSeconds);
                if (attempt < MaxAttempts)
                {
                    continue;
                }
            }

            ChatBotTelemetry.Outbound(SlackChannel.Name, method, result.Error is null ? "sent" : "failed");
            return result;
        }
    }

    private async Task<SlackResult> AttemptAsync(
        string method, string? token, Func<HttpContent> content, Uri? address, CancellationToken cancellationToken)
    {
        using var activity = ChatBotTelemetry.Source.StartActivity($"slack {method}");
        using var late = new CancellationTokenSource(options.Value.RequestTimeout, edge);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        SlackResult result;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address ?? new Uri(options.Value.ApiUrl, method)) { Content = content() };
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            result = await ReadAsync(method, response, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            result = SlackResult.Failed(method, FormattableString.Invariant($"no answer within {options.Value.RequestTimeout.TotalSeconds:0.#} s"), true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            result = SlackResult.Failed(method, e is JsonException ? "the answer is no JSON" : "it cannot be reached", true);
        }

        activity?.SetTag("error.type", result.Error);
        return result;
    }

    private static async Task<SlackResult> ReadAsync(string method, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return SlackResult.Failed(method, "ratelimited", true, response.Headers.RetryAfter?.Delta);
        }

        if (!response.IsSuccessStatusCode)
        {
            return SlackResult.Failed(method, $"HTTP status {(int)response.StatusCode}", (int)response.StatusCode >= 500);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var answer = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            answer.Write(buffer, 0, read);
            if (answer.Length > MaxAnswer)
            {
                return SlackResult.Failed(method, "the answer is too long", false);
            }
        }

        return Read(method, answer.ToArray());
    }

    private static SlackResult Read(string method, byte[] answer)
    {
        // What is sent to a response_url is answered by two letters.
        if (answer is [(byte)'o', (byte)'k'])
        {
            return SlackResult.Ok(method, default);
        }

        using var document = JsonDocument.Parse(answer, JsonReading.Limits);
        return document.RootElement.Flag("ok")
            ? SlackResult.Ok(method, document.RootElement.Clone())
            : SlackErrors.Read(method, document.RootElement);
    }
}
