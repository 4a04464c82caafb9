using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>ResourceQuota: refuses what would exceed a namespace's quotas, and keeps what they say is used in step with what there is.</summary>
internal sealed class QuotaAdmission
{
    private readonly ObjectStore _store;
    private readonly Dictionary<string, List<QuotaLedger>> _ledgers = new(StringComparer.Ordinal);

    public QuotaAdmission(ObjectStore store)
    {
        _store = store;
        store.Changed += Observe;
    }

    /// <exception cref="StoreException">Forbidden.</exception>
    public void Check(AdmissionRequest request)
    {
        if (request.Namespace is not { } ns || !_ledgers.TryGetValue(ns, out var ledgers))
            return;
        foreach (var ledger in ledgers)
            ledger.Check(request);
    }

    private void Observe(StoreChange change)
    {
        if (change.Object.Namespace is not { } ns)
            return;
        if (change.Kind == Kinds.ResourceQuota)
            Follow(ns, change);
        if (!_ledgers.TryGetValue(ns, out var ledgers) || change.Kind == Kinds.Event)
            return;
        foreach (var ledger in ledgers)
        {
            // A quota's own first sight of itself counts everything that is there already.
            if (change.Type == ChangeType.Added && change.Kind == Kinds.ResourceQuota && ledger.Name == change.Object.Name)
                ledger.CountAll(_store, ns);
            else
                ledger.Count(change);
            Report(ns, ledger);
        }
    }

    private void Follow(string ns, StoreChange change)
    {
        if (!_ledgers.TryGetValue(ns, out var ledgers))
            _ledgers.Add(ns, ledgers = []);
        var known = ledgers.Find(ledger => ledger.Name == change.Object.Name);
        if (change.Type == ChangeType.Deleted)
        {
            ledgers.RemoveAll(ledger => ledger.Name == change.Object.Name);
            if (ledgers.Count == 0)
                _ledgers.Remove(ns);
        }
        else if (known is null)
        {
            var ledger = new QuotaLedger(change.Object);
            ledger.CountAll(_store, ns);
            ledgers.Add(ledger);
        }
        else if (known.Redefine(change.Object))
        {
            known.CountAll(_store, ns);
        }
    }

    private void Report(string ns, QuotaLedger ledger)
    {
        if (_store.Find(Kinds.ResourceQuota, ns, ledger.Name) is null || !ledger.TakeChanged())
            return;
        using var _ = _store.As("kube-controller-manager");
        _store.ReplaceStatus(Kinds.ResourceQuota, ns, ledger.Name, ledger.Status());
    }
}
