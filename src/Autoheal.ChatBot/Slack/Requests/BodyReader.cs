using System.Buffers;
using Autoheal.ChatBot.Conversation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack.Requests;

/// <summary>Reads the raw bytes of a body within its limits of size and time.</summary>
internal sealed class BodyReader(IOptions<SlackOptions> options, [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge)
{
    /// <summary>The bytes, or the status with which the body is refused.</summary>
    public async ValueTask<(byte[]? Body, int Status)> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > options.Value.MaxBodyBytes)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        var aborted = request.HttpContext.RequestAborted;
        using var deadline = new CancellationTokenSource(options.Value.BodyTimeout, edge);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, aborted);
        try
        {
            return await ReadAsync(request, options.Value.MaxBodyBytes, both.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            return (null, StatusCodes.Status408RequestTimeout);
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.StatusCode);
        }
    }

    private static async ValueTask<(byte[]? Body, int Status)> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await request.BodyReader.ReadAsync(cancellationToken);
            if (result.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(result.Buffer.End);
                return (null, StatusCodes.Status413PayloadTooLarge);
            }

            if (result.IsCompleted)
            {
                var body = result.Buffer.ToArray();
                request.BodyReader.AdvanceTo(result.Buffer.End);
                return (body, StatusCodes.Status200OK);
            }

            request.BodyReader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
