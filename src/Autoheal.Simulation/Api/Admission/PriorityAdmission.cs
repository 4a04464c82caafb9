using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>Priority: turns the name of a pod's priority class into its number.</summary>
internal static class PriorityAdmission
{
    public static void Admit(AdmissionRequest request)
    {
        var spec = request.Object.Ensure("spec");
        var found = Find(request, spec);
        var priority = found?.Json.Number("value") ?? 0;
        if (spec.Number("priority") is { } given && given != priority)
        {
            throw request.ForbiddenUnnamed(
                $"the integer value of priority ({given}) must not be provided in pod spec; priority admission controller computed {priority} from the given PriorityClass name");
        }

        spec["priority"] = priority;
        spec.Default("preemptionPolicy", found?.Json.Text("preemptionPolicy") ?? "PreemptLowerPriority");
    }

    private static StoredObject? Find(AdmissionRequest request, JsonObject spec)
    {
        if (spec.Text("priorityClassName") is { Length: > 0 } name)
        {
            return request.Store.Find(Kinds.PriorityClass, null, name)
                ?? throw request.ForbiddenUnnamed($"no PriorityClass with name {name} was found");
        }

        StoredObject? byDefault = null;
        foreach (var candidate in request.Store.List(Kinds.PriorityClass))
        {
            if (candidate.Json.Flag("globalDefault") == true && (byDefault is null || candidate.Json.Number("value") < byDefault.Json.Number("value")))
                byDefault = candidate;
        }

        if (byDefault is not null)
            spec["priorityClassName"] = byDefault.Name;
        return byDefault;
    }
}
