namespace Autoheal.Simulation.Storage;

/// <summary>
/// A request that the API server refuses. Reason and message are what a client reads in the <c>Status</c> body, so messages are worded
/// as the real server words them.
/// </summary>
internal sealed class StoreException : Exception
{
    public StoreException(StatusReason reason, string message)
        : base(message) => Reason = reason;

    public StatusReason Reason { get; }

    /// <summary>The kind that the message is about; null when it is about the request as a whole.</summary>
    public ObjectKind? Kind { get; init; }

    public string? Name { get; init; }

    /// <summary>Whether the Status carries a <c>details</c> object although nothing stands in it, as some answers of the real server do.</summary>
    public bool EmptyDetails { get; init; }

    public IReadOnlyList<FieldError> Causes { get; init; } = [];

    /// <summary>Seconds that the client should wait before it tries again.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Token with which an expired list may go on, inconsistently.</summary>
    public string? ContinueToken { get; init; }

    public static StoreException NotFound(ObjectKind kind, string name) =>
        new(StatusReason.NotFound, $"{kind.QualifiedResource} \"{name}\" not found") { Kind = kind, Name = name };

    public static StoreException AlreadyExists(ObjectKind kind, string name) =>
        new(StatusReason.AlreadyExists, $"{kind.QualifiedResource} \"{name}\" already exists") { Kind = kind, Name = name };

    public static StoreException Conflict(ObjectKind kind, string name, string why) =>
        new(StatusReason.Conflict, $"Operation cannot be fulfilled on {kind.QualifiedResource} \"{name}\": {why}") { Kind = kind, Name = name };

    public static StoreException Forbidden(ObjectKind kind, string name, string why) =>
        new(StatusReason.Forbidden, $"{kind.QualifiedResource} \"{name}\" is forbidden: {why}") { Kind = kind, Name = name };

    public static StoreException BadRequest(string message) => new(StatusReason.BadRequest, message);

    public static StoreException Expired(long version, long oldest) =>
        new(StatusReason.Expired, $"too old resource version: {version} ({oldest})");

    public static StoreException Invalid(ObjectKind kind, string name, params IReadOnlyList<FieldError> causes)
    {
        var list = causes.Count == 1 ? causes[0].ToString() : $"[{string.Join(", ", causes)}]";
        return new(StatusReason.Invalid, $"{kind.QualifiedKind} \"{name}\" is invalid: {list}") { Kind = kind, Name = name, Causes = causes };
    }
}
