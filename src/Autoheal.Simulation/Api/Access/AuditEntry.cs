namespace Autoheal.Simulation.Api.Access;

/// <summary>One request in the audit log.</summary>
public sealed record AuditEntry
{
    /// <summary>When the request was answered, by the world's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>User name; empty when authentication failed.</summary>
    public required string User { get; init; }

    /// <summary>The API verb, such as <c>patch</c>, or the lower-case HTTP method for plain paths.</summary>
    public required string Verb { get; init; }

    /// <summary>The path as requested.</summary>
    public required string Path { get; init; }

    /// <summary>API group; empty for the core group and plain paths.</summary>
    public string Group { get; init; } = "";

    /// <summary>Plural resource name; null for plain paths.</summary>
    public string? Resource { get; init; }

    /// <summary>Namespace, when the request names one.</summary>
    public string? Namespace { get; init; }

    /// <summary>Object name, when the request names one.</summary>
    public string? Name { get; init; }

    /// <summary>Subresource, such as <c>scale</c>.</summary>
    public string? Subresource { get; init; }

    /// <summary>Whether the request asked to write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>HTTP status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>The client's User-Agent.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Whether the request was one that changes objects and did: a write verb, answered with success, not a dry run.</summary>
    public bool Wrote => Verb is "create" or "update" or "patch" or "delete" or "deletecollection" && !DryRun && Status < 300 && !Group.EndsWith("authorization.k8s.io", StringComparison.Ordinal);
}
