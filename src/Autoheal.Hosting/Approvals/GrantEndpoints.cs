using Autoheal.Approvals;
using Autoheal.Approvals.Grants;
using Autoheal.Hosting.Access;
using Autoheal.Hosting.Requests;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Approvals;

/// <summary>
/// <c>GET /grants</c> lists approvals in advance, <c>POST /grants</c> gives one, <c>POST /grants/revoke</c> takes one back, all for people. Whoever gives one
/// needs a role; taking one back needs none, because it only makes Autoheal do less.
/// </summary>
internal sealed class GrantEndpoints(GrantBook book, GrantDesk desk, IPeopleDirectory people, BodyReader bodies)
{
    public async ValueTask<IResult> ListAsync(HttpContext context) => Answers.Json(
        new GrantList { Grants = await book.ListAsync(context.RequestAborted) }, HostingJsonContext.Default.GrantList);

    public async ValueTask<IResult> GiveAsync(HttpContext context, Caller caller)
    {
        if (await people.FindAsync(caller.PersonId!, context.RequestAborted) is not { Roles.Count: > 0 } person)
        {
            return Answers.Refuse(StatusCodes.Status403Forbidden, "this needs a role");
        }

        var reading = await bodies.ReadAsync(context.Request);
        if (reading.IsRefused)
        {
            return Answers.Refuse(reading.Status, reading.Error);
        }

        const string Form = """{"action":"rollout-undo","kind":"Deployment","namespace":"…","name":"…","seconds":7200}""";
        var body = StrictJson.Read(reading.Body, HostingJsonContext.Default.GrantBody, Form, out var error);
        error = body?.Check() ?? error;
        if (error.Length > 0)
        {
            return Answers.Refuse(StatusCodes.Status400BadRequest, error);
        }

        await desk.GiveAsync(Submission(body!, person.Id), context.RequestAborted);
        return Recorded(new GrantRecorded { PersonId = person.Id });
    }

    public async ValueTask<IResult> RevokeAsync(HttpContext context, Caller caller)
    {
        var reading = await bodies.ReadAsync(context.Request);
        if (reading.IsRefused)
        {
            return Answers.Refuse(reading.Status, reading.Error);
        }

        var body = StrictJson.Read(reading.Body, HostingJsonContext.Default.GrantRevocationBody, """{"id":"GRT-1"}""", out var error);
        error = body?.Check() ?? error;
        if (error.Length > 0)
        {
            return Answers.Refuse(StatusCodes.Status400BadRequest, error);
        }

        await desk.RevokeAsync(new GrantRevocation { GrantId = body!.Id!, Reason = body.Reason }, caller.PersonId!, context.RequestAborted);
        return Recorded(new GrantRecorded { PersonId = caller.PersonId!, Revoked = body.Id });
    }

    private static GrantSubmission Submission(GrantBody body, string personId) => new()
    {
        PersonId = personId,
        Action = body.Action!,
        Cluster = body.Cluster ?? "",
        Kind = body.Kind!,
        Namespace = body.Namespace!,
        Name = body.Name!,
        DurationSeconds = body.Seconds!.Value,
        Reason = body.Reason,
    };

    private static IResult Recorded(GrantRecorded recorded) =>
        Answers.Json(recorded, HostingJsonContext.Default.GrantRecorded, StatusCodes.Status202Accepted);
}
