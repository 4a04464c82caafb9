using System.Globalization;
using Autoheal.Diagnostics;
using Autoheal.Hosting.Console.Pages;
using Autoheal.Hosting.Console.World;
using Autoheal.Incidents;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Console.Forms;

/// <summary><c>/console/world</c>: the controls of a simulated world, on a host that has one.</summary>
internal sealed class WorldForms(IIncidentDesk desk, ISimulatedWorld? world = null)
{
    private const int MaxSeconds = 3600;

    public async ValueTask<IResult> GetAsync(ConsoleVisit visit) => world is null
        ? NotFound(visit)
        : ConsoleAnswers.Page(WorldPage.Render(visit, world, await desk.GetModeAsync(visit.Aborted)));

    public async ValueTask<IResult> PostAsync(ConsoleVisit visit, PostedForm form)
    {
        if (world is null)
        {
            return NotFound(visit);
        }

        if (!visit.MayAct)
        {
            return ConsoleAnswers.Refuse(visit, StatusCodes.Status403Forbidden, "you hold no role, so you may only read");
        }

        try
        {
            if (await DoAsync(world, form, visit.Aborted) is not { } done)
            {
                return ConsoleAnswers.Refuse(visit, StatusCodes.Status400BadRequest, "that cannot be asked of the simulated world");
            }

            visit.Session!.Tell(done);
            return ConsoleAnswers.Go(visit, "/world");
        }
        catch (AutohealException e) when (e.ErrorCode == ErrorCodes.Input)
        {
            return ConsoleAnswers.Refuse(visit, StatusCodes.Status400BadRequest, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>What was done, for people; null when nothing was understood.</summary>
    private static async ValueTask<string?> DoAsync(ISimulatedWorld world, PostedForm form, CancellationToken cancellationToken)
    {
        switch (form["act"])
        {
            case "pause":
                await world.PauseAsync(cancellationToken);
                return "The world's clock stands still.";
            case "resume":
                await world.ResumeAsync(cancellationToken);
                return "The world's clock runs.";
            case "advance" when int.TryParse(form["seconds"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MaxSeconds:
                await world.AdvanceAsync(TimeSpan.FromSeconds(seconds), cancellationToken);
                return $"{seconds} seconds have passed in the world.";
            case "inject" when world.Faults.Any(fault => fault.Name == form["fault"]) && world.Targets.Contains(form["target"], StringComparer.Ordinal):
                await world.InjectAsync(form["fault"], form["target"], cancellationToken);
                return $"{form["fault"]} happened to {form["target"]}.";
            default:
                return null;
        }
    }

    private static IResult NotFound(ConsoleVisit visit) =>
        ConsoleAnswers.Refuse(visit, StatusCodes.Status404NotFound, "this host has no simulated world");
}
