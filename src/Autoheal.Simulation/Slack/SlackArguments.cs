using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Simulation.Slack;

/// <summary>The arguments of a call: a JSON body, or a form in which objects are JSON texts.</summary>
internal sealed record SlackArguments(JsonElement All, string? Token)
{
    public static async Task<SlackArguments> ReadAsync(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        var token = authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization[7..] : null;
        if (request.HasJsonContentType())
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return new(body.RootElement.Clone(), token);
        }

        var all = new JsonObject();
        foreach (var (name, value) in request.Query)
        {
            all[name] = value.ToString();
        }

        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync(request.HttpContext.RequestAborted))
            {
                all[name] = name is "blocks" or "view" or "attachments" or "metadata" ? JsonNode.Parse(value.ToString()) : value.ToString();
            }
        }

        token ??= all["token"]?.GetValue<string>();
        all.Remove("token");
        return new(JsonSerializer.SerializeToElement(all), token);
    }

    public string? Text(string name) =>
        All.ValueKind == JsonValueKind.Object && All.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    public JsonElement? Member(string name) =>
        All.ValueKind == JsonValueKind.Object && All.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value : null;
}
