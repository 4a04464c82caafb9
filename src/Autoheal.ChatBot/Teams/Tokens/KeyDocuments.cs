using System.Collections.Frozen;
using System.Text.Json;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Teams.Connector;

namespace Autoheal.ChatBot.Teams.Tokens;

/// <summary>Reads the two documents that publish keys: OpenID metadata, and the key set that it names.</summary>
internal sealed class KeyDocuments(TeamsHttp http, Uri metadata)
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxKeys = 500;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 16 };

    /// <exception cref="ChatException">A document cannot be had or is of no use.</exception>
    public async Task<FrozenDictionary<string, SigningKey>> ReadAsync(CancellationToken cancellationToken)
    {
        using var description = await GetAsync(metadata, cancellationToken);
        var address = description.RootElement.ValueKind == JsonValueKind.Object && description.RootElement.TryGetProperty("jwks_uri", out var named)
            && named.ValueKind == JsonValueKind.String && Uri.TryCreate(named.GetString(), UriKind.Absolute, out var uri)
            && ServiceHosts.IsSafe(uri) && uri.Host == metadata.Host && uri.Port == metadata.Port
                ? uri
                : throw new ChatException($"{metadata} names no key set on the same host.", isTransient: false);
        using var set = await GetAsync(address, cancellationToken);
        return set.RootElement.ValueKind == JsonValueKind.Object && set.RootElement.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array
            ? keys.EnumerateArray().Take(MaxKeys).Select(SigningKey.From).OfType<SigningKey>().DistinctBy(key => key.Id)
                .ToFrozenDictionary(key => key.Id, StringComparer.Ordinal)
            : throw new ChatException($"{address} holds no keys.", isTransient: false);
    }

    private async Task<JsonDocument> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var response = await http.SendAsync(request, MaxBytes, cancellationToken);
        if (!response.IsSuccess)
        {
            throw new ChatException($"{address} answered {(int)response.Status}.", response.IsServerError, response.RetryAfter);
        }

        try
        {
            return JsonDocument.Parse(response.Body, s_options);
        }
        catch (JsonException e)
        {
            throw new ChatException($"{address} is no JSON.", isTransient: false, innerException: e);
        }
    }
}
