using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Reads a target of any kind that an action is for, checks that it is the one that was meant and nobody else's, and lists the pods around it.</summary>
internal sealed class LiveTargetReader(LiveObjectReader objects, ClusterReader clusterReader)
{
    public async ValueTask<LiveTargetResult> ReadAsync(
        PreparationRequest request,
        ActionDescriptor descriptor,
        IReadOnlyList<KubernetesResource> alsoNeeded,
        bool controllerMayOwn,
        CancellationToken cancellationToken)
    {
        var target = request.Proposal.Target;
        if (!descriptor.TargetKinds.Contains(target.Kind, StringComparer.Ordinal) || KubernetesResources.For(target) is null)
        {
            return LiveTargetResult.Refuse("wrong-kind", $"The action is for {string.Join(", ", descriptor.TargetKinds)}, not for a {target.Kind}.");
        }

        if (await objects.ReadAsync(target, cancellationToken) is not { } live)
        {
            return LiveTargetResult.Refuse("target-gone", $"{target} does not exist.");
        }

        if (TargetCheck.Find(target, live, controllerMayOwn) is { } refusal)
        {
            return new LiveTargetResult(null, refusal);
        }

        string[] namespaces = target.Namespace.Length == 0 ? [] : [target.Namespace];
        var model = (await clusterReader.ReadAsync(namespaces, [KubernetesResources.Pods, .. alsoNeeded], cancellationToken)).Build();
        return model.Coverage.FirstOrDefault(entry => entry.State != CoverageState.Complete) is { } unseen
            ? LiveTargetResult.Refuse("not-observed", $"{unseen.Kind} objects could not be read: {unseen.Reason}.")
            : new LiveTargetResult(new LiveTarget { Object = live, Model = model }, null);
    }
}
