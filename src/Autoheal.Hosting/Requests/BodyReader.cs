using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Autoheal.Hosting.Requests;

/// <summary>Reads a body within its limits of size and time. Called only after the caller is known.</summary>
internal sealed class BodyReader(IOptions<HostingOptions> options, [FromKeyedServices(HostingClocks.Edge)] TimeProvider edge)
{
    /// <summary>Reads a body of at most as many bytes as the options say, or as few as the caller expects.</summary>
    public async ValueTask<BodyReading> ReadAsync(HttpRequest request, int? atMost = null)
    {
        var limit = Math.Min(options.Value.MaxBodyBytes, atMost ?? int.MaxValue);
        if (request.ContentLength > limit)
        {
            return TooLarge(limit);
        }

        var aborted = request.HttpContext.RequestAborted;
        using var deadline = new CancellationTokenSource(options.Value.BodyTimeout, edge);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, aborted);
        try
        {
            return await ReadAsync(request, limit, both.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            return BodyReading.Refused(
                StatusCodes.Status408RequestTimeout, $"the body did not arrive within {options.Value.BodyTimeout.TotalSeconds:0} seconds");
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge(limit)
                : BodyReading.Refused(e.StatusCode, "the body is cut off or badly framed");
        }
    }

    private static async ValueTask<BodyReading> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await request.BodyReader.ReadAsync(cancellationToken);
            if (result.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(result.Buffer.End);
                return TooLarge(limit);
            }

            if (result.IsCompleted)
            {
                var body = result.Buffer.ToArray();
                request.BodyReader.AdvanceTo(result.Buffer.End);
                return BodyReading.Of(body);
            }

            request.BodyReader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static BodyReading TooLarge(int limit) =>
        BodyReading.Refused(StatusCodes.Status413PayloadTooLarge, $"the body is larger than {limit} bytes, the most that is accepted");
}
