using System.Net;
using System.Net.Http.Headers;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>Sends one request to one API server under a time and a size limit, and turns its errors into typed ones.</summary>
internal sealed class KubernetesTransport(KubernetesConnection connection, KubernetesLimits limits, TimeProvider edgeClock)
{
    private static readonly ProductInfoHeaderValue s_userAgent = new("autoheal", "1");

    /// <summary>
    /// Sends and gives the body; throws for every status but 2xx. A read that the server puts off (429 or 503 with <c>Retry-After</c>) is asked again
    /// as often as the limits allow; a write never is, because 429 has other meanings there.
    /// </summary>
    public async ValueTask<byte[]> SendAsync(WireRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await SendOnceAsync(request, cancellationToken);
            }
            catch (KubernetesApiException e) when (IsPutOff(request, e) && attempt < limits.RetriesWhenPutOff)
            {
                await Task.Delay(e.RetryAfter!.Value, edgeClock, cancellationToken);
            }
        }
    }

    /// <summary>Sends and gives the body as it comes, for watches. The caller disposes the response.</summary>
    public async ValueTask<HttpResponseMessage> OpenAsync(WireRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limits.RequestTimeout, edgeClock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        HttpResponseMessage? response = null;
        try
        {
            response = await connection.SendAsync(ToMessage(request), either.Token);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            var error = StatusBody.ToException(request, response, await ReadBodyAsync(request, response, either.Token));
            response.Dispose();
            throw error;
        }
        catch (Exception e) when (Translate(request, e, timeout, cancellationToken) is { } translated)
        {
            response?.Dispose();
            throw translated;
        }
    }

    private async ValueTask<byte[]> SendOnceAsync(WireRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limits.RequestTimeout, edgeClock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var message = ToMessage(request);
            using var response = await connection.SendAsync(message, either.Token);
            var body = await ReadBodyAsync(request, response, either.Token);
            return response.IsSuccessStatusCode ? body : throw StatusBody.ToException(request, response, body);
        }
        catch (Exception e) when (Translate(request, e, timeout, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    private HttpRequestMessage ToMessage(WireRequest request)
    {
        var message = request.ToMessage(connection.BaseAddress);
        message.Headers.UserAgent.Add(s_userAgent);
        return message;
    }

    private Exception? Translate(WireRequest request, Exception error, CancellationTokenSource timeout, CancellationToken cancellationToken) => error switch
    {
        // The handler disposes the connection under a read that is given up, and the read may see that before it sees why.
        IOException or ObjectDisposedException when cancellationToken.IsCancellationRequested =>
            new OperationCanceledException(error.Message, error, cancellationToken),
        IOException or ObjectDisposedException or OperationCanceledException
            when timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested =>
            Unreachable(request, $"no answer within {limits.RequestTimeout.TotalSeconds:0.#} s", error),

        // The handler's own message ends where it gets interesting: "see inner exception".
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } e =>
            Unreachable(request, $"the server's certificate cannot be trusted, or it does not trust ours: {Innermost(e)}", e),
        HttpRequestException e => Unreachable(request, Innermost(e), e),
        IOException or ObjectDisposedException => Unreachable(request, error.Message.TrimEnd('.'), error),
        _ => null,
    };

    private static string Innermost(HttpRequestException e) => (e.InnerException ?? e).Message.TrimEnd('.');

    private bool IsPutOff(WireRequest request, KubernetesApiException e) =>
        request.IsRead && e.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
        && e.RetryAfter is { } wait && wait <= limits.LongestRetryAfter;

    private async ValueTask<byte[]> ReadBodyAsync(WireRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var declared = response.Content.Headers.ContentLength;
        if (declared > limits.MaxResponseBytes)
        {
            throw TooLarge(request);
        }

        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[(declared ?? 16 * 1024) + 1];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
            if (read == 0)
            {
                return length == buffer.Length ? buffer : buffer.AsSpan(0, length).ToArray();
            }

            if (length > limits.MaxResponseBytes)
            {
                throw TooLarge(request);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, limits.MaxResponseBytes + 1L));
            }
        }
    }

    private AutohealException TooLarge(WireRequest request) => new(
        ErrorCodes.Cluster, $"{request} at {connection.BaseAddress.Authority}: the answer is larger than {limits.MaxResponseBytes} bytes.");

    private AutohealException Unreachable(WireRequest request, string why, Exception cause) => new(
        ErrorCodes.Cluster, $"{request} at {connection.BaseAddress.Authority}: {why}.", cause, isTransient: true);
}
