using Autoheal.Approvals;
using Autoheal.Diagnostics;
using Autoheal.Hosting.Access;
using Autoheal.Hosting.Diagnostics;
using Autoheal.Hosting.Requests;
using Autoheal.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.Hosting.Policy;

/// <summary><c>POST /control</c>, for people with one of <see cref="HostingOptions.ControlRoles"/>: turns the kill switch.</summary>
internal sealed class ControlEndpoint(
    KillSwitch killSwitch, IPeopleDirectory people, BodyReader bodies, IOptions<HostingOptions> options, ILogger<ControlEndpoint> logger)
{
    public async ValueTask<IResult> PostAsync(HttpContext context, Caller caller)
    {
        var roles = options.Value.ControlRoles;
        var person = await people.FindAsync(caller.PersonId!, context.RequestAborted);
        if (person is null || !person.Roles.Any(role => roles.Contains(role, StringComparer.Ordinal)))
        {
            Log.ControlRefused(logger, caller.Name, string.Join(", ", roles));
            return Answers.Refuse(StatusCodes.Status403Forbidden, $"this needs one of the roles {string.Join(", ", roles)}");
        }

        var reading = await bodies.ReadAsync(context.Request);
        return reading.IsRefused
            ? Answers.Refuse(reading.Status, reading.Error)
            : await TurnAsync(reading.Body, person, context.RequestAborted);
    }

    private async ValueTask<IResult> TurnAsync(ReadOnlyMemory<byte> json, Person person, CancellationToken cancellationToken)
    {
        var body = StrictJson.Read(json, HostingJsonContext.Default.ControlBody, """{"mode":"stop","reason":"…"}""", out var error);
        error = body?.Check() ?? error;
        if (error.Length > 0)
        {
            return Answers.Refuse(StatusCodes.Status400BadRequest, error);
        }

        var mode = ControlVerbs.Parse(body!.Mode!)!.Value;
        try
        {
            await killSwitch.TurnAsync(
                new ControlCommand { Mode = mode, Cluster = body.Cluster, Reason = body.Reason }, $"person:{person.Id}", cancellationToken);
        }
        catch (AutohealException e) when (e.ErrorCode == ErrorCodes.Input)
        {
            return Answers.Refuse(StatusCodes.Status400BadRequest, $"'cluster': {e.Message}");
        }

        return Answers.Json(
            new ControlRecorded { Mode = mode, Cluster = body.Cluster, PersonId = person.Id },
            HostingJsonContext.Default.ControlRecorded,
            StatusCodes.Status202Accepted);
    }
}
