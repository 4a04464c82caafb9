using System.Net.Http.Headers;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>Sends one request to one API server under a time and a size limit, and turns its errors into typed ones.</summary>
internal sealed class KubernetesTransport(KubernetesConnection connection, KubernetesLimits limits, TimeProvider edgeClock)
{
    private static readonly ProductInfoHeaderValue s_userAgent = new("autoheal", "1");

    /// <summary>Sends and gives the body; throws for every status but 2xx.</summary>
    public async ValueTask<byte[]> SendAsync(WireRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limits.RequestTimeout, edgeClock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var message = request.ToMessage(connection.BaseAddress);
            message.Headers.UserAgent.Add(s_userAgent);
            using var response = await connection.SendAsync(message, either.Token);
            var body = await ReadBodyAsync(request, response, either.Token);
            return response.IsSuccessStatusCode ? body : throw StatusBody.ToException(request, response, body);
        }
        catch (HttpRequestException e)
        {
            // The handler's own message ends where it gets interesting: "see inner exception".
            throw Unreachable(request, (e.InnerException ?? e).Message.TrimEnd('.'), e);
        }
        catch (IOException e)
        {
            throw Unreachable(request, e.Message, e);
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Unreachable(request, $"no answer within {limits.RequestTimeout.TotalSeconds:0.#} s", e);
        }
    }

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
