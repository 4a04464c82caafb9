using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.ChatBot.Teams.Connector;

/// <summary>
/// Calls the Bot Framework's connector. What was certainly not taken is sent again: a limit (429) after the wait that is asked for, a refused token once
/// with a new one. What may have been taken is sent again only where twice is the same as once. Thread-safe.
/// </summary>
internal sealed class ConnectorClient(TeamsHttp http, ConnectorToken tokens, [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge)
{
    private const int MaxBytes = 256 * 1024;
    private const int MaxAttempts = 4;

    /// <summary>Longer waits are the caller's to plan.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Posts an activity; its id.</summary>
    /// <exception cref="ChatException">It was not taken, or nobody knows.</exception>
    public async Task<string> PostAsync(ServiceAddress service, string conversation, JsonObject activity, CancellationToken cancellationToken)
    {
        var response = await SendAsync(service, HttpMethod.Post, $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities", activity, cancellationToken);
        return Read(response)?["id"] is JsonValue value && value.TryGetValue<string>(out var id) ? id : "";
    }

    /// <summary>Replaces an activity.</summary>
    /// <exception cref="ChatException">It was not taken.</exception>
    public Task PutAsync(ServiceAddress service, string conversation, string activityId, JsonObject activity, CancellationToken cancellationToken) =>
        SendAsync(
            service, HttpMethod.Put, $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities/{Uri.EscapeDataString(activityId)}", activity, cancellationToken);

    /// <summary>What the conversation's roster says of a member; null when it says nothing that can be read.</summary>
    /// <exception cref="ChatException">It could not be asked.</exception>
    public async Task<JsonObject?> GetMemberAsync(ServiceAddress service, string conversation, string memberId, CancellationToken cancellationToken) =>
        Read(await SendAsync(
            service, HttpMethod.Get, $"v3/conversations/{Uri.EscapeDataString(conversation)}/members/{Uri.EscapeDataString(memberId)}", null, cancellationToken));

    private async Task<TeamsResponse> SendAsync(ServiceAddress service, HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var span = ChatBotTelemetry.Source.StartActivity("teams.send");
        var pause = s_firstPause;
        var renewed = false;
        for (var attempt = 1; ; attempt++)
        {
            var token = await tokens.GetAsync(cancellationToken);
            var mayRepeat = method != HttpMethod.Post && attempt < MaxAttempts;
            var response = await TrySendAsync(Request(service.At(path), method, body, token), mayRepeat, cancellationToken);
            if (response is { IsSuccess: true })
            {
                ChatBotTelemetry.Outbound(TeamsChannel.Name, method.Method, "sent");
                return response.Value;
            }

            if (response is { Status: HttpStatusCode.Unauthorized } && !renewed)
            {
                renewed = true;
                await tokens.ForgetAsync(token, cancellationToken);
                continue;
            }

            if (response is { } answer && !MayRepeat(method, answer, attempt, pause))
            {
                ChatBotTelemetry.Outbound(TeamsChannel.Name, method.Method, answer.Status == HttpStatusCode.TooManyRequests ? "limited" : "failed");
                throw Refused(service, method, answer);
            }

            await Task.Delay(response?.RetryAfter ?? pause, edge, cancellationToken);
            pause *= 2;
        }
    }

    /// <summary>One attempt; null when there was no answer and asking again does no harm.</summary>
    private async Task<TeamsResponse?> TrySendAsync(HttpRequestMessage request, bool mayRepeat, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                return await http.SendAsync(request, MaxBytes, cancellationToken);
            }
            catch (ChatException e) when (e.IsTransient && mayRepeat)
            {
                return null;
            }
        }
    }

    private static bool MayRepeat(HttpMethod method, TeamsResponse answer, int attempt, TimeSpan pause) =>
        attempt < MaxAttempts && (answer.RetryAfter ?? pause) <= LongestWait
        && (answer.Status == HttpStatusCode.TooManyRequests || (answer.IsServerError && method != HttpMethod.Post));

    private static HttpRequestMessage Request(Uri address, HttpMethod method, JsonObject? body, string token)
    {
        var request = new HttpRequestMessage(method, address) { Content = body is null ? null : new ByteArrayContent(TeamsJson.Write(body)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Autoheal", null));
        if (request.Content is { } content)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        return request;
    }

    /// <summary>Tells the code of the error and nothing else of the body.</summary>
    private static ChatException Refused(ServiceAddress service, HttpMethod method, TeamsResponse answer)
    {
        var code = Read(answer)?["error"] is JsonObject error && error["code"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
        var known = code.Length is > 0 and <= 60 && code.All(char.IsAsciiLetterOrDigit) ? $" ({code})" : "";
        return new ChatException(
            $"Teams answered {(int)answer.Status}{known} to {method} at {service}.",
            answer.IsServerError || answer.Status == HttpStatusCode.TooManyRequests,
            answer.RetryAfter);
    }

    private static JsonObject? Read(TeamsResponse response)
    {
        try
        {
            return response.Body.IsEmpty ? null : JsonNode.Parse(response.Body.Span, documentOptions: s_strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
