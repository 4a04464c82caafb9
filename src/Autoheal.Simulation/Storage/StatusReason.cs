namespace Autoheal.Simulation.Storage;

/// <summary>The machine-readable reasons of a Kubernetes <c>Status</c>, spelled as on the wire.</summary>
internal enum StatusReason
{
    Unknown,
    BadRequest,
    Unauthorized,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    NotAcceptable,
    AlreadyExists,
    Conflict,
    Gone,
    Expired,
    Invalid,
    RequestEntityTooLarge,
    UnsupportedMediaType,
    TooManyRequests,
    Timeout,
    InternalError,
    ServiceUnavailable,
}
