using Autoheal.Approvals;
using Autoheal.ChatBot.Cards;
using Autoheal.Hosting.Console.Pages;
using Autoheal.Hosting.Incidents;
using Autoheal.Incidents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Log = Autoheal.Hosting.Diagnostics.Log;

namespace Autoheal.Hosting.Console.Forms;

/// <summary><c>POST /console/approvals/{id}</c>: approves, rejects, or takes an approval back. Made durable here; the incident's owner decides whether it counts.</summary>
internal sealed class ApprovalForms(IncidentDirectory directory, IIncidentDesk desk, ILogger<ApprovalForms> logger)
{
    public async ValueTask<IResult> PostAsync(ConsoleVisit visit, PostedForm form)
    {
        var id = visit.Route("id");
        if (!visit.MayAct)
        {
            return ConsoleAnswers.Refuse(visit, StatusCodes.Status403Forbidden, "you hold no role, so you may only read");
        }

        if (!IncidentIds.IsRequest(id))
        {
            return Gone(visit);
        }

        return form["answer"] switch
        {
            "revoke" => await directory.FindRevocableAsync(id, visit.Aborted) is { } request ? await SubmitAsync(visit, request, form, shown: null) : Gone(visit),
            "approve" or "reject" => await directory.FindRequestAsync(id, visit.Aborted) is var (request, _) ? await AnswerAsync(visit, request, form) : Gone(visit),
            _ => ConsoleAnswers.Refuse(visit, StatusCodes.Status400BadRequest, "the answer must be approve, reject or revoke"),
        };
    }

    private async ValueTask<IResult> AnswerAsync(ConsoleVisit visit, ApprovalRequest request, PostedForm form)
    {
        var shown = DecisionPart.HashOf(request);
        if (request.PlanHash != form["plan"] || shown != form["shown"])
        {
            return ConsoleAnswers.Refuse(
                visit, StatusCodes.Status409Conflict, $"the plan has changed since you saw it, so nothing was answered; look at {request.IncidentId} again");
        }

        if (form["answer"] == "approve" && request.MustType is { } name && form["typed"] != name)
        {
            return ConsoleAnswers.Refuse(
                visit, StatusCodes.Status400BadRequest, $"this plan is destructive, and what you typed is not the workload's name {name}; nothing was answered");
        }

        return form["reason"].Length > CardForms.MaxReason
            ? ConsoleAnswers.Refuse(visit, StatusCodes.Status400BadRequest, $"a reason may have {CardForms.MaxReason} characters")
            : await SubmitAsync(visit, request, form, shown);
    }

    private async ValueTask<IResult> SubmitAsync(ConsoleVisit visit, ApprovalRequest request, PostedForm form, string? shown)
    {
        var answer = form["answer"];
        await desk.AnswerAsync(
            new ApprovalSubmission
            {
                RequestId = request.Id,
                PlanHash = request.PlanHash,
                Nonce = request.Nonce,
                PersonId = visit.Person!.Id,
                Approve = answer == "approve",
                Revoke = answer == "revoke",
                Reason = form["reason"] is { Length: > 0 } reason ? reason : null,
                TypedName = request.MustType is not null && form["typed"] is { Length: > 0 } typed ? typed : null,
                Where = ConsolePlace.Name,
                MessageHash = shown,
            },
            visit.Aborted);
        Log.ApprovalAnswered(logger, $"person:{visit.Person.Id}", request.Id, answer);
        visit.Session!.Tell(answer switch
        {
            "approve" => "Your approval is on record. Whether it counts stands in the timeline.",
            "reject" => "Your rejection is on record. Whether it counts stands in the timeline.",
            _ => "You took your approval back. Whether that counts stands in the timeline.",
        });
        return ConsoleAnswers.Go(visit, $"/incidents/{request.IncidentId}");
    }

    private static IResult Gone(ConsoleVisit visit) => ConsoleAnswers.Refuse(
        visit, StatusCodes.Status409Conflict, "that request is not open any more, so nothing was answered; it was decided, withdrawn or expired");
}
