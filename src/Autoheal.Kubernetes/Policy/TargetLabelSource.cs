using System.Text.Json;
using Autoheal.Kubernetes.Execution;
using Autoheal.Policy;

namespace Autoheal.Kubernetes.Policy;

/// <summary>Reads the target's labels right before a decision, when a policy tells services apart by them.</summary>
internal sealed class TargetLabelSource(LiveObjectReader objects) : IPolicyFactSource
{
    public string Name => "target-labels";

    public async ValueTask<PolicyFindings> FindAsync(PolicyInput input, CancellationToken cancellationToken)
    {
        if (!input.LabelsWanted || await objects.ReadAsync(input.Action.Target, cancellationToken) is not { } live)
        {
            return PolicyFindings.None;
        }

        var labels = JsonPointers.Find(live.Json, "/metadata/labels") is { ValueKind: JsonValueKind.Object } found
            ? found.EnumerateObject().ToDictionary(label => label.Name, label => label.Value.ToString(), StringComparer.Ordinal)
            : [];
        return new PolicyFindings { TargetLabels = labels };
    }
}
