using System.Buffers;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Diagnostics;
using Autoheal.ChatBot.Teams.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>
/// <c>POST /teams/messages</c>: believes the token first, then reads the body, then compares the two. Strangers are told that they are strangers and
/// nothing else. Thread-safe.
/// </summary>
internal sealed class TeamsEndpoint(
    BotTokenValidator tokens,
    ActivityAdmission admission,
    ActivityDispatch dispatch,
    IOptions<TeamsOptions> options,
    [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge,
    ILogger<TeamsEndpoint> logger)
{
    /// <summary>How long a body may take to arrive.</summary>
    public static readonly TimeSpan BodyTimeout = TimeSpan.FromSeconds(15);

    public async Task HandleAsync(HttpContext context)
    {
        using var span = ChatBotTelemetry.Source.StartActivity("teams.receive");
        var began = edge.GetTimestamp();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            var (kind, outcome) = await AnswerAsync(context);
            span?.SetTag("autoheal.chat.outcome", outcome);
            ChatBotTelemetry.Inbound(TeamsChannel.Name, kind, outcome);
            ChatBotTelemetry.Acknowledged(TeamsChannel.Name, edge.GetElapsedTime(began));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to be answered.
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            TeamsLog.Failed(logger, "request", e);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private async Task<(string Kind, string Outcome)> AnswerAsync(HttpContext context)
    {
        var token = await tokens.ValidateAsync(context.Request.Headers.Authorization, context.RequestAborted);
        if (token.Refusal is { } reason)
        {
            TeamsLog.Unauthenticated(logger, context.Connection.RemoteIpAddress?.ToString() ?? "an unknown address", reason);
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Refuse(context, StatusCodes.Status401Unauthorized, "unauthenticated");
        }

        var (body, status) = await ReadAsync(context.Request);
        if (status != StatusCodes.Status200OK)
        {
            return Refuse(context, status, "body");
        }

        if (ActivityReader.Read(body) is not { } activity)
        {
            return Refuse(context, StatusCodes.Status400BadRequest, "body");
        }

        if (admission.Admit(activity, token, out var refusal) is not { } received)
        {
            TeamsLog.Refused(logger, refusal);
            return Refuse(context, StatusCodes.Status403Forbidden, "activity");
        }

        var (answer, outcome) = await dispatch.DispatchAsync(received);
        await WriteAsync(context.Response, answer);
        return (activity.Type is "message" or "invoke" or "conversationUpdate" or "installationUpdate" ? activity.Type : "other", outcome);
    }

    private static (string Kind, string Outcome) Refuse(HttpContext context, int status, string kind)
    {
        context.Response.StatusCode = status;
        return (kind, "refused");
    }

    private static async Task WriteAsync(HttpResponse response, InvokeAnswer? answer)
    {
        response.StatusCode = answer?.Status ?? StatusCodes.Status503ServiceUnavailable;
        if (answer is null)
        {
            response.Headers.RetryAfter = "5";
        }
        else if (!answer.Body.IsEmpty)
        {
            response.ContentType = "application/json; charset=utf-8";
            await response.Body.WriteAsync(answer.Body, response.HttpContext.RequestAborted);
        }
    }

    private async Task<(ReadOnlyMemory<byte> Body, int Status)> ReadAsync(HttpRequest request)
    {
        var limit = options.Value.MaxBodyBytes;
        if (request.ContentLength > limit)
        {
            return (default, StatusCodes.Status413PayloadTooLarge);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        using var late = new CancellationTokenSource(BodyTimeout, edge);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, request.HttpContext.RequestAborted);
        try
        {
            while (true)
            {
                var result = await request.BodyReader.ReadAsync(either.Token);
                if (result.Buffer.Length > limit)
                {
                    request.BodyReader.AdvanceTo(result.Buffer.End);
                    return (default, StatusCodes.Status413PayloadTooLarge);
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
        catch (OperationCanceledException) when (late.IsCancellationRequested && !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return (default, StatusCodes.Status408RequestTimeout);
        }
        catch (BadHttpRequestException e)
        {
            return (default, e.StatusCode);
        }
    }
}
