using Autoheal.Approvals;
using Autoheal.Hosting.Access;
using Autoheal.Hosting.Requests;
using Autoheal.Learning.Autonomy.Demotions;
using Autoheal.Policy;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Learning;

/// <summary>
/// <c>POST /autonomy/demote</c>, for people: sends actions back to the people at once. That needs no role, because it only makes Autoheal do less; lifting
/// it does.
/// </summary>
internal sealed class DemotionEndpoint(DemotionDesk desk, IPeopleDirectory people, BodyReader bodies)
{
    public async ValueTask<IResult> DemoteAsync(HttpContext context, Caller caller)
    {
        var reading = await bodies.ReadAsync(context.Request);
        if (reading.IsRefused)
        {
            return Answers.Refuse(reading.Status, reading.Error);
        }

        var body = StrictJson.Read(reading.Body, HostingJsonContext.Default.DemotionBody, """{"action":"scale","environment":"staging","reason":"…"}""", out var error);
        error = body?.Check() ?? error;
        if (error.Length > 0)
        {
            return Answers.Refuse(StatusCodes.Status400BadRequest, error);
        }

        if (body!.Lift == true && await people.FindAsync(caller.PersonId!, context.RequestAborted) is not { Roles.Count: > 0 })
        {
            return Answers.Refuse(StatusCodes.Status403Forbidden, "this needs a role");
        }

        await desk.SubmitAsync(Submission(body), caller.PersonId!, context.RequestAborted);
        var recorded = new DemotionRecorded { PersonId = caller.PersonId!, Action = body.Action!, Lifted = body.Lift == true };
        return Answers.Json(recorded, HostingJsonContext.Default.DemotionRecorded, StatusCodes.Status202Accepted);
    }

    private static DemotionSubmission Submission(DemotionBody body) => new()
    {
        Action = body.Action!, Environment = body.Environment, Service = body.Service, Reason = body.Reason, Lift = body.Lift == true,
    };
}
