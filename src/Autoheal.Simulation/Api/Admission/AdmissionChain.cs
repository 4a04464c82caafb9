using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>The admission plug-ins in the API server's order. They see every write, whoever makes it.</summary>
internal sealed class AdmissionChain(ObjectStore store, SeededRandom random, WebhookScripts scripts)
{
    private readonly ServiceAccountAdmission _accounts = new(random);
    private readonly LimitRanger _limits = new();
    private readonly AdmissionWebhooks _webhooks = new(scripts);
    private readonly QuotaAdmission _quotas = new(store);

    /// <summary>Fills in what the cluster's policies give; runs before the object is validated.</summary>
    public void Mutate(AdmissionRequest request)
    {
        if (request.Creates && request.Kind == Kinds.Pod)
        {
            LimitRanger.ApplyDefaults(request);
            _accounts.Admit(request);
            DefaultTolerations.Admit(request);
            PriorityAdmission.Admit(request);
        }
        else if (request.Creates && request.Kind == Kinds.PersistentVolumeClaim)
        {
            StorageClassAdmission.Admit(request);
        }

        _webhooks.Mutate(request);
    }

    /// <summary>Refuses what the cluster's policies forbid; runs after the object is known to be valid. Quotas come last, because they count.</summary>
    /// <exception cref="StoreException">Forbidden, or whatever a webhook answers.</exception>
    public void Validate(AdmissionRequest request)
    {
        if (request.Creates && request.Kind == Kinds.Pod)
            PodSecurity.Check(request);
        if (request.Creates)
            _limits.Check(request);
        _webhooks.Validate(request);
        if (request.Creates)
            _quotas.Check(request);
    }

    /// <exception cref="StoreException">Forbidden: the namespace is one that the cluster needs, or a webhook refuses.</exception>
    public void ValidateDeletion(StoredObject current)
    {
        if (current.Kind == Kinds.Namespace && current.Name is "default" or "kube-system" or "kube-public")
            throw StoreException.Forbidden(Kinds.Namespace, current.Name, "this namespace may not be deleted");
        if (store.List(Kinds.ValidatingWebhookConfiguration).Count == 0)
            return;
        _webhooks.Validate(new() { Store = store, Kind = current.Kind, Operation = "DELETE", Object = current.Json, Old = current });
    }
}
