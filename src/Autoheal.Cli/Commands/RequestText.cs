using System.Globalization;
using Autoheal.Cli.Output;
using Autoheal.Hosting.Approvals;

namespace Autoheal.Cli.Commands;

/// <summary>An open request as a person who is to decide reads it, printed beside the result.</summary>
internal static class RequestText
{
    public static void Print(RequestView request, CommandOutput output)
    {
        var expires = request.ExpiresAt.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        output.Note($"{request.Id}  {request.Cause}   needs {request.Quorum} of {string.Join(", ", request.Roles)}   expires {expires} UTC");
        foreach (var step in request.Steps)
        {
            output.Note(
                $"  {step.Action} {step.Target.Kind} {step.Target.Namespace}/{step.Target.Name}   {Words.Of(step.Risk)} risk, {Words.Of(step.Reversibility)} undo   "
                + $"at most {step.BlastRadius.Pods} pods of {step.BlastRadius.ServicePods}");
            foreach (var condition in step.Conditions)
            {
                output.Note($"    {condition}");
            }

            foreach (var change in step.Changes)
            {
                output.Note($"    {change.Path}: {change.Before ?? "(absent)"} → {change.After ?? "(absent)"}");
            }
        }

        output.Note($"  plan {request.PlanHash}");
    }
}
