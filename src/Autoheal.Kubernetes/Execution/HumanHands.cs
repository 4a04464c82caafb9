using Autoheal.Kubernetes.Model;
using Autoheal.Planning;
using Microsoft.Extensions.Options;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Finds the last change of an object's spec that no known machine made.</summary>
internal sealed class HumanHands(IOptions<KubernetesOptions> options)
{
    private readonly HashSet<string> _machines = new(options.Value.KnownManagers, StringComparer.Ordinal);

    public ObjectChange? LastChange(ObjectMetadata metadata)
    {
        FieldChangeRecord? last = null;
        foreach (var change in metadata.Changes)
        {
            var byHand = change.TouchesSpec && change.Subresource != "status" && !_machines.Contains(change.Manager);
            if (byHand && (last is null || change.At > last.At))
            {
                last = change;
            }
        }

        return last is null ? null : new ObjectChange { Manager = last.Manager, At = last.At };
    }
}
