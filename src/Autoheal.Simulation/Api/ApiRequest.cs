namespace Autoheal.Simulation.Api;

/// <summary>One HTTP request to the simulated API server, free of any transport.</summary>
public sealed class ApiRequest
{
    /// <summary>HTTP method in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>Absolute path without the query, such as <c>/api/v1/namespaces/shop/pods</c>; percent-encoding already undone.</summary>
    public required string Path { get; init; }

    /// <summary>The query parameters.</summary>
    public QueryParameters Query { get; init; } = QueryParameters.Empty;

    /// <summary>The bearer token, without its scheme; null when the request carries none.</summary>
    public string? BearerToken { get; init; }

    /// <summary>The user as whom the request asks to be treated; null when as its own.</summary>
    public string? ImpersonateUser { get; init; }

    /// <summary>The groups of the user as whom the request asks to be treated.</summary>
    public IReadOnlyList<string> ImpersonateGroups { get; init; } = [];

    /// <summary>Value of the Accept header; null means JSON.</summary>
    public string? Accept { get; init; }

    /// <summary>Value of the Content-Type header; decides how a patch is read.</summary>
    public string? ContentType { get; init; }

    /// <summary>Value of the User-Agent header; the part before the slash is the default field manager.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The body; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
