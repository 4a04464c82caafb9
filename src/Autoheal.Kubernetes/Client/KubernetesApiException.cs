using System.Net;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>
/// The API server answered with an error. The message names verb, resource and the server's own words, which may name objects; it is
/// for operators. Decide on <see cref="StatusCode"/> and <see cref="Reason"/>.
/// </summary>
public sealed class KubernetesApiException : AutohealException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="reason">The <c>reason</c> of the server's <c>Status</c>; empty when it sent none.</param>
    /// <param name="message">One sentence for operators.</param>
    /// <param name="retryAfter">What <c>Retry-After</c> said.</param>
    public KubernetesApiException(HttpStatusCode statusCode, string reason, string message, TimeSpan? retryAfter = null)
        : base(ErrorCodes.Cluster, message, isTransient: IsTransientStatus(statusCode), retryAfter: retryAfter)
    {
        StatusCode = statusCode;
        Reason = reason;
    }

    /// <summary>Gets the HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Gets the <c>reason</c> of the server's <c>Status</c>, for instance <c>Forbidden</c>; empty when it sent none.</summary>
    public string Reason { get; }

    /// <summary>
    /// Gets a value indicating whether the server says that it did not carry the request out. 5xx answers do not say so: behind a
    /// proxy the write may have happened.
    /// </summary>
    internal bool NothingChanged => (int)StatusCode is >= 400 and < 500;

    private static bool IsTransientStatus(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;
}
