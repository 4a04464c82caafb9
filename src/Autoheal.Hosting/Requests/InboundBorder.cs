using System.Diagnostics;
using Autoheal.Diagnostics;
using Autoheal.Hosting.Access;
using Autoheal.Hosting.Diagnostics;
using Autoheal.Journal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Log = Autoheal.Hosting.Diagnostics.Log;

namespace Autoheal.Hosting.Requests;

/// <summary>
/// The border of inbound requests: authenticates before anything is read, and turns whatever goes wrong behind it into an answer that
/// tells callers what they need and strangers nothing.
/// </summary>
internal sealed class InboundBorder(TokenBook tokens, HostHealth health, IOptions<HostingOptions> options, ILogger<InboundBorder> logger)
{
    /// <summary>For anybody.</summary>
    /// <param name="endpoint">The name of the endpoint, for spans and logs.</param>
    /// <param name="context">The request.</param>
    /// <param name="handle">Makes the answer.</param>
    /// <param name="refuse">How a failure is shown; as JSON by default.</param>
    public async Task OpenAsync(string endpoint, HttpContext context, Func<ValueTask<IResult>> handle, Func<Problem, IResult>? refuse = null)
    {
        using var activity = HostingTelemetry.Source.StartActivity(endpoint);
        SecurityHeaders.Apply(context.Response.Headers);
        try
        {
            var answer = await handle();
            await answer.ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to be answered; what was not durable will be sent again.
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            activity?.SetTag("error.type", e.GetType().Name);
            var problem = Explain(endpoint, context, e);
            await (refuse ?? Answers.Refuse)(problem).ExecuteAsync(context);
        }
    }

    /// <summary>For senders of alerts.</summary>
    public Task ForHooksAsync(string endpoint, HttpContext context, Func<Caller, ValueTask<IResult>> handle) =>
        GuardAsync(endpoint, context, forPeople: false, "a hook token is required here, not a personal one", handle);

    /// <summary>For people.</summary>
    public Task ForPeopleAsync(string endpoint, HttpContext context, Func<Caller, ValueTask<IResult>> handle) =>
        GuardAsync(endpoint, context, forPeople: true, "a personal token is required here, not that of a sender of alerts", handle);

    private Task GuardAsync(string endpoint, HttpContext context, bool forPeople, string otherKind, Func<Caller, ValueTask<IResult>> handle) =>
        OpenAsync(endpoint, context, async () =>
        {
            if (tokens.Identify(context.Request) is not { } caller)
            {
                Log.Unauthenticated(logger, endpoint, context.Connection.RemoteIpAddress?.ToString() ?? "an unknown address");
                return Answers.Unauthenticated(context);
            }

            Activity.Current?.SetTag("autoheal.caller", caller.Name);
            return caller.PersonId is not null == forPeople
                ? await handle(caller)
                : Answers.Refuse(StatusCodes.Status403Forbidden, otherKind);
        });

    private Problem Explain(string endpoint, HttpContext context, Exception exception)
    {
        if (exception is not AutohealException known)
        {
            Log.Failed(logger, endpoint, exception);
            return new Problem { Status = StatusCodes.Status500InternalServerError, Error = "the request failed here; the host's log says why" };
        }

        Log.Unavailable(logger, endpoint, known.ErrorCode, known);
        if (known is JournalException or BlobException)
        {
            health.Report(known);
        }

        if (known.IsTransient || known is JournalException or BlobException)
        {
            Answers.AskToWait(context, known.RetryAfter ?? options.Value.RetryAfter);
            return new Problem { Status = StatusCodes.Status503ServiceUnavailable, Error = $"nothing was accepted ({known.ErrorCode}); try again later" };
        }

        return new Problem
        {
            Status = StatusCodes.Status500InternalServerError, Error = $"the request failed here ({known.ErrorCode}); the host's log says why",
        };
    }
}
