using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Hosting.Console.Pages;
using Autoheal.Hosting.Policy;
using Autoheal.Incidents;
using Autoheal.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Log = Autoheal.Hosting.Diagnostics.Log;

namespace Autoheal.Hosting.Console.Forms;

/// <summary><c>/console/control</c>: the kill switch, for people with one of <see cref="HostingOptions.ControlRoles"/>.</summary>
internal sealed class ControlForms(IIncidentDesk desk, IOptions<HostingOptions> options, ILogger<ControlForms> logger, IClusterDirectory? clusters = null)
{
    public async ValueTask<IResult> GetAsync(ConsoleVisit visit) =>
        ConsoleAnswers.Page(ControlPage.Render(visit, await desk.GetModeAsync(visit.Aborted), clusters?.Names ?? []));

    public async ValueTask<IResult> PostAsync(ConsoleVisit visit, PostedForm form)
    {
        if (!visit.MayControl)
        {
            var roles = string.Join(", ", options.Value.ControlRoles);
            Log.ControlRefused(logger, $"person:{visit.Person!.Id}", roles);
            return ConsoleAnswers.Refuse(visit, StatusCodes.Status403Forbidden, $"this needs one of the roles {roles}");
        }

        if (form["sure"] != "yes")
        {
            return ConsoleAnswers.Refuse(visit, StatusCodes.Status400BadRequest, "nothing was turned, because you did not say that you are sure");
        }

        var body = new ControlBody
        {
            Mode = form["mode"],
            Cluster = form["cluster"] is { Length: > 0 } cluster ? cluster : null,
            Reason = form["reason"] is { Length: > 0 } reason ? reason : null,
        };
        return body.Check() is { } error ? ConsoleAnswers.Refuse(visit, StatusCodes.Status400BadRequest, error) : await TurnAsync(visit, body);
    }

    private async ValueTask<IResult> TurnAsync(ConsoleVisit visit, ControlBody body)
    {
        var command = new ControlCommand { Mode = ControlVerbs.Parse(body.Mode!)!.Value, Cluster = body.Cluster, Reason = body.Reason };
        try
        {
            await desk.TurnAsync(command, visit.Person!.Id, visit.Aborted);
        }
        catch (AutohealException e) when (e.ErrorCode == ErrorCodes.Input)
        {
            return ConsoleAnswers.Refuse(visit, StatusCodes.Status400BadRequest, "this host has no such cluster");
        }

        visit.Session!.Tell(command.Mode == ControlMode.Running ? "Resuming is on record." : $"It counts from now on: {ControlPage.Meaning(command.Mode)}");
        return ConsoleAnswers.Go(visit, "/control");
    }
}
