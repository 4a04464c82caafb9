using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Api.Selecting;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Resources;

/// <summary><c>pods/eviction</c>: a deletion that a PodDisruptionBudget can refuse.</summary>
internal sealed class EvictionEndpoint(ObjectStore store, TimeProvider clock)
{
    private const int RetryAfterSeconds = 10;

    public ApiResponse Evict(string? ns, string name, ApiRequest request)
    {
        var eviction = RequestBody.ReadObject(request);
        if (eviction.Text("kind") != "Eviction")
            throw StoreException.BadRequest($"not an Eviction object: {eviction.Text("kind")}");
        if (eviction.Text("metadata", "name") is { Length: > 0 } given && given != name)
            throw StoreException.BadRequest("name in URL does not match name in Eviction object");
        var options = DeletionBody.FromJson(eviction.Object("deleteOptions") ?? [], request);
        var pod = store.Get(Kinds.Pod, ns, name);
        if (!CanIgnoreBudget(pod))
            SpendBudget(pod, options.DryRun);
        if (!options.DryRun && pod.Spec.Text("nodeName") is { Length: > 0 })
            options = MarkDisrupted(pod, options);
        _ = store.Delete(Kinds.Pod, ns, name, options) ?? throw StoreException.NotFound(Kinds.Pod, name);
        return ApiResponse.Ok(StatusBody.Success(201), 201);
    }

    /// <summary>Pods that serve nobody may always go.</summary>
    private static bool CanIgnoreBudget(StoredObject pod) => pod.Deleting || pod.Status.Text("phase") is "Succeeded" or "Failed" or "Pending";

    private void SpendBudget(StoredObject pod, bool dryRun)
    {
        StoredObject? budget = null;
        foreach (var candidate in store.List(Kinds.PodDisruptionBudget, pod.Namespace))
        {
            if (candidate.Spec.Object("selector") is not { } selector || !LabelSelector.FromObject(selector).Matches(pod.Labels))
                continue;
            if (budget is not null)
                throw new StoreException(StatusReason.InternalError, "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
            budget = candidate;
        }

        if (budget is null)
            return;
        Check(budget);
        if (dryRun)
            return;
        store.MutateStatus(Kinds.PodDisruptionBudget, budget.Namespace, budget.Name, changed =>
        {
            var status = changed.Ensure("status");
            status["disruptionsAllowed"] = status.Number("disruptionsAllowed") - 1;
            status.Ensure("disruptedPods")[pod.Name] = KubernetesTime.Format(clock.GetUtcNow());
        });
    }

    private static void Check(StoredObject budget)
    {
        var status = budget.Status;
        if ((status.Number("observedGeneration") ?? 0) < budget.Metadata.Number("generation"))
            throw Refuse($"The disruption budget {budget.Name} is still being processed by the server.", RetryAfterSeconds);
        if ((status.Number("disruptionsAllowed") ?? 0) > 0)
            return;
        throw Refuse($"The disruption budget {budget.Name} needs {status.Number("desiredHealthy") ?? 0} healthy pods and has {status.Number("currentHealthy") ?? 0} currently", null);
    }

    private static StoreException Refuse(string why, int? retryAfterSeconds) =>
        new(StatusReason.TooManyRequests, "Cannot evict pod as it would violate the pod's disruption budget.")
        {
            Causes = [new("DisruptionBudget", "", why)],
            RetryAfterSeconds = retryAfterSeconds,
        };

    /// <summary>
    /// Writes on the pod why it goes. That gives it another version; a version that the caller demanded was that of the pod before, and is
    /// checked before.
    /// </summary>
    private DeleteOptions MarkDisrupted(StoredObject pod, DeleteOptions options)
    {
        _ = store.Delete(Kinds.Pod, pod.Namespace, pod.Name, options with { DryRun = true });
        var marked = store.MutateStatus(Kinds.Pod, pod.Namespace, pod.Name, Mark);
        return options.Precondition is { ResourceVersion: not null } precondition
            ? options with { Precondition = precondition with { ResourceVersion = marked.Metadata.Text("resourceVersion") } }
            : options;
    }

    private void Mark(JsonObject changed)
    {
        var status = changed.Ensure("status");
        if (status["conditions"] is not JsonArray conditions)
            status["conditions"] = conditions = [];
        for (var i = conditions.Count - 1; i >= 0; i--)
        {
            if (conditions[i].Text("type") == "DisruptionTarget")
                conditions.RemoveAt(i);
        }

        conditions.Add((JsonNode)new JsonObject
        {
            ["type"] = "DisruptionTarget",
            ["status"] = "True",
            ["lastProbeTime"] = null,
            ["lastTransitionTime"] = KubernetesTime.Format(clock.GetUtcNow()),
            ["reason"] = "EvictionByEvictionAPI",
            ["message"] = "Eviction API: evicting",
        });
    }
}
