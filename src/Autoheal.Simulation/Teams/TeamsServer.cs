using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Simulation.Teams;

/// <summary>
/// Answers as the Bot Framework does: metadata and keys, the tenant's token endpoint (RFC 6749), and the connector with the errors that it documents.
/// Thread-safe.
/// </summary>
internal sealed class TeamsServer(SimulatedTeamsOptions options)
{
    /// <summary>The limit of a message.</summary>
    public const int MaxMessageBytes = 28 * 1024;

    private static readonly TimeSpan s_tokenLife = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(HttpStatusCode Status, TimeSpan? RetryAfter)> _failures = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private int _tokenNumber;

    public SimulatedTeamsKeys Keys { get; } = new(options);

    public TeamsRooms Rooms { get; } = new();

    public IReadOnlyList<string> Requests => [.. _requests];

    public void FailNext(HttpStatusCode status, TimeSpan? retryAfter) => _failures.Enqueue((status, retryAfter));

    public void RevokeTokens() => _tokens.Clear();

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        _requests.Enqueue($"{context.Request.Method} {path}");
        var task = path switch
        {
            "/v1/.well-known/openidconfiguration" => WriteAsync(context, 200, Metadata(context.Request)),
            "/v1/.well-known/keys" => WriteAsync(context, 200, Keys.Publish()),
            _ when path == $"/{options.TenantId}/oauth2/v2.0/token" => IssueAsync(context),
            _ when path.StartsWith("/teams/v3/conversations/", StringComparison.Ordinal) => ConnectAsync(context),
            _ => ErrorAsync(context, 404, "NotFound", "There is nothing here."),
        };
        await task;
    }

    private static JsonObject Metadata(HttpRequest request) => new()
    {
        ["issuer"] = SimulatedTeamsKeys.Issuer,
        ["jwks_uri"] = $"http://{request.Host}/v1/.well-known/keys",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };

    private async Task IssueAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var error = form["grant_type"] != "client_credentials" ? (400, "unsupported_grant_type")
            : form["client_id"] != options.AppId || form["client_secret"] != options.AppPassword ? (401, "invalid_client")
            : form["scope"] != "https://api.botframework.com/.default" ? (400, "invalid_scope")
            : (0, "");
        if (error.Item1 != 0)
        {
            await WriteAsync(context, error.Item1, new() { ["error"] = error.Item2, ["error_description"] = "AADSTS: refused" });
            return;
        }

        var token = string.Create(CultureInfo.InvariantCulture, $"bot-token-{Interlocked.Increment(ref _tokenNumber)}");
        _tokens[token] = options.Clock.GetUtcNow() + s_tokenLife;
        await WriteAsync(context, 200, new() { ["token_type"] = "Bearer", ["expires_in"] = s_tokenLife.TotalSeconds, ["access_token"] = token });
    }

    private async Task ConnectAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith("Bearer ", StringComparison.Ordinal)
            || !_tokens.TryGetValue(authorization["Bearer ".Length..], out var expires) || options.Clock.GetUtcNow() >= expires)
        {
            await ErrorAsync(context, 401, "Unauthorized", "Authorization has been denied for this request.");
            return;
        }

        if (_failures.TryDequeue(out var failure))
        {
            if (failure.RetryAfter is { } wait)
                context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await ErrorAsync(context, (int)failure.Status, failure.Status.ToString(), "It fails on purpose.");
            return;
        }

        await RouteAsync(context, [.. context.Request.Path.Value!["/teams/v3/conversations/".Length..].Split('/').Select(Uri.UnescapeDataString)]);
    }

    private async Task RouteAsync(HttpContext context, string[] parts)
    {
        var mark = parts[0].IndexOf(";messageid=", StringComparison.Ordinal);
        var (place, thread) = mark < 0 ? (parts[0], null) : (parts[0][..mark], parts[0][(mark + ";messageid=".Length)..]);
        if (Rooms.TryFind(place) is not { } conversation)
        {
            await ErrorAsync(context, 404, "ConversationNotFound", "Conversation not found.");
        }
        else if (conversation.IsClosed)
        {
            await ErrorAsync(context, 403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
        }
        else
        {
            await ((context.Request.Method, parts) switch
            {
                ("POST", [_, "activities"]) => PostAsync(context, place, thread),
                ("POST", [_, "activities", var activityId]) => PostAsync(context, place, thread ?? activityId),
                ("PUT", [_, "activities", var activityId]) => PutAsync(context, place, activityId),
                ("GET", [_, "members", var memberId]) => MemberAsync(context, memberId),
                _ => ErrorAsync(context, 405, "MethodNotAllowed", "The connector does not do that."),
            });
        }
    }

    private async Task PostAsync(HttpContext context, string place, string? thread)
    {
        var (activity, size) = await ReadAsync(context);
        if (activity is not null)
            await WriteAsync(context, 201, new() { ["id"] = Rooms.Post(place, thread, activity, size).Id });
    }

    private async Task PutAsync(HttpContext context, string place, string activityId)
    {
        var (activity, size) = await ReadAsync(context);
        if (activity is null)
            return;
        if (Rooms.TryReplace(place, activityId, activity, size))
            await WriteAsync(context, 200, new() { ["id"] = activityId });
        else
            await ErrorAsync(context, 404, "ActivityNotFoundInConversation", "The activity is not in the conversation.");
    }

    private Task MemberAsync(HttpContext context, string memberId) => Rooms.FindPerson(memberId) is not { } person
        ? ErrorAsync(context, 404, "MemberNotFoundInConversation", "The member is not in the conversation.")
        : WriteAsync(context, 200, new()
        {
            ["id"] = person.TeamsId,
            ["name"] = person.Name,
            ["aadObjectId"] = person.ObjectId,
            ["userPrincipalName"] = person.IsGuest ? $"{person.Name}_elsewhere#EXT#@simulated.example" : $"{person.Name}@simulated.example",
            ["tenantId"] = person.TenantId,
            ["userRole"] = person.IsGuest ? "guest" : "user",
        });

    /// <summary>The activity; null when it was refused and the answer is written.</summary>
    private static async Task<(JsonObject? Activity, int Size)> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (body.Length > MaxMessageBytes)
        {
            await ErrorAsync(context, 413, "MessageSizeTooBig", "Message size too large.");
            return default;
        }

        try
        {
            if (JsonNode.Parse(body.ToArray()) is JsonObject activity && activity["type"]?.ToString() == "message")
                return (activity, (int)body.Length);
        }
        catch (JsonException)
        {
            // Answered below, as any other body that is no message.
        }

        await ErrorAsync(context, 400, "BadSyntax", "The body is no message.");
        return default;
    }

    private static Task ErrorAsync(HttpContext context, int status, string code, string message) =>
        WriteAsync(context, status, new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    private static async Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
