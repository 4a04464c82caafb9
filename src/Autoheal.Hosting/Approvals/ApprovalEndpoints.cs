using Autoheal.Approvals;
using Autoheal.Hosting.Access;
using Autoheal.Hosting.Diagnostics;
using Autoheal.Hosting.Incidents;
using Autoheal.Hosting.Requests;
using Autoheal.Incidents;
using Autoheal.Planning;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Autoheal.Hosting.Approvals;

/// <summary>
/// <c>GET /approvals/{id}</c> shows an open request, <c>POST /approvals/{id}</c> answers it, both for people. The answer is made durable here;
/// whether it counts is decided when the incident's owner turns it into an event.
/// </summary>
internal sealed class ApprovalEndpoints(
    IncidentDirectory directory, ApprovalDesk desk, BodyReader bodies, ILogger<ApprovalEndpoints> logger)
{
    public async ValueTask<IResult> GetAsync(HttpContext context) =>
        await FindAsync(context) is var (request, plan)
            ? Answers.Json(RequestView.Of(request, plan), HostingJsonContext.Default.RequestView)
            : NotFound();

    public async ValueTask<IResult> PostAsync(HttpContext context, Caller caller)
    {
        var reading = await bodies.ReadAsync(context.Request);
        if (reading.IsRefused)
        {
            return Answers.Refuse(reading.Status, reading.Error);
        }

        if (Parse(reading.Body, out var error) is not { } body)
        {
            return Answers.Refuse(StatusCodes.Status400BadRequest, error);
        }

        if (await FindRequestAsync(context, body) is not { } request)
        {
            return NotFound();
        }

        return request.PlanHash == (body.PlanHash ?? request.PlanHash)
            ? await SubmitAsync(request, body, caller.PersonId!, context.RequestAborted)
            : Answers.Refuse(StatusCodes.Status409Conflict, "'planHash' is not that of the open plan; look at the request again");
    }

    private async ValueTask<(ApprovalRequest Request, RemediationPlan Plan)?> FindAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        return IncidentIds.IsRequest(id) ? await directory.FindRequestAsync(id, context.RequestAborted) : null;
    }

    /// <summary>The request that is answered; an approval can be taken back until the action begins.</summary>
    private async ValueTask<ApprovalRequest?> FindRequestAsync(HttpContext context, ApprovalBody body)
    {
        if (body.Revoke != true)
        {
            return (await FindAsync(context))?.Request;
        }

        var id = (string)context.Request.RouteValues["id"]!;
        return IncidentIds.IsRequest(id) ? await directory.FindRevocableAsync(id, context.RequestAborted) : null;
    }

    private async ValueTask<IResult> SubmitAsync(ApprovalRequest request, ApprovalBody body, string personId, CancellationToken cancellationToken)
    {
        var submission = new ApprovalSubmission
        {
            RequestId = request.Id,
            PlanHash = request.PlanHash,
            Nonce = request.Nonce,
            PersonId = personId,
            Approve = body.Approve == true,
            Revoke = body.Revoke == true,
            Reason = body.Reason,
            TypedName = body.TypedName,
        };
        await desk.SubmitAsync(submission, cancellationToken);
        Log.ApprovalAnswered(logger, $"person:{personId}", request.Id, submission.Revoke ? "revoke" : submission.Approve ? "approve" : "reject");
        return Answers.Json(
            new AnswerRecorded { RequestId = request.Id, PersonId = personId, Approve = submission.Approve, Revoke = submission.Revoke },
            HostingJsonContext.Default.AnswerRecorded,
            StatusCodes.Status202Accepted);
    }

    private static ApprovalBody? Parse(ReadOnlyMemory<byte> json, out string error)
    {
        var body = StrictJson.Read(json, HostingJsonContext.Default.ApprovalBody, """{"approve":true,"planHash":"…"}""", out error);
        error = body?.Check() ?? error;
        return error.Length == 0 ? body : null;
    }

    private static IResult NotFound() => Answers.Refuse(StatusCodes.Status404NotFound, "no open request has that id");
}
