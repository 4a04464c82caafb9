using Autoheal.Kubernetes.Model;
using Autoheal.Planning;
using Microsoft.Extensions.Options;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Finds the last change of an object's spec that no known machine made.</summary>
internal sealed class HumanHands(IOptions<KubernetesOptions> options)
{
    /// <summary>The server notes whole seconds, rounded down: a change within the second that an incident opened in may have come after.</summary>
    private static readonly TimeSpan s_latest = TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1);

    private readonly HashSet<string> _machines = new(options.Value.KnownManagers, StringComparer.Ordinal);

    /// <summary>The last such change of any of the objects; null when only machines wrote to them.</summary>
    public ObjectChange? LastChange(params ReadOnlySpan<ObjectMetadata> objects)
    {
        FieldChangeRecord? last = null;
        foreach (var metadata in objects)
        {
            last = Later(last, metadata);
        }

        return last is null ? null : new ObjectChange { Manager = last.Manager, At = last.At + s_latest };
    }

    private FieldChangeRecord? Later(FieldChangeRecord? last, ObjectMetadata metadata)
    {
        foreach (var change in metadata.Changes)
        {
            var byHand = change.TouchesSpec && change.Subresource != "status" && !_machines.Contains(change.Manager);
            if (byHand && (last is null || change.At > last.At))
            {
                last = change;
            }
        }

        return last;
    }
}
