using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>What one ResourceQuota allows and how much of it is used, kept by adding and subtracting changes.</summary>
internal sealed class QuotaLedger
{
    private static readonly string[] s_computeResources =
        ["cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory"];

    private readonly SortedDictionary<string, decimal> _hard = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> _used = new(StringComparer.Ordinal);
    private JsonObject _definition = [];
    private QuotaScope _scope;
    private bool _changed = true;

    public QuotaLedger(StoredObject quota)
    {
        Name = quota.Name;
        _scope = QuotaScope.Of(quota.Spec);
        Redefine(quota);
    }

    public string Name { get; }

    /// <summary>Takes over what the quota says now; false when it says the same as before.</summary>
    public bool Redefine(StoredObject quota)
    {
        var definition = quota.Spec?.Clone() ?? [];
        if (JsonNode.DeepEquals(definition, _definition))
            return false;
        _definition = definition;
        _scope = QuotaScope.Of(definition);
        _hard.Clear();
        foreach (var (resource, amount) in definition.Object("hard") ?? [])
            _hard[resource] = Quantity.TryParse(amount) ?? 0;
        _changed = true;
        return true;
    }

    public void CountAll(ObjectStore store, string ns)
    {
        _used.Clear();
        foreach (var kind in store.AllKinds)
        {
            if (!kind.Namespaced || kind == Kinds.Event)
                continue;
            foreach (var present in store.List(kind, ns))
                Add(QuotaUsage.Of(kind, present.Json, _scope), 1);
        }

        _changed = true;
    }

    public void Count(StoreChange change)
    {
        if (change.Old is { } old)
            Add(QuotaUsage.Of(change.Kind, old.Json, _scope), -1);
        if (change.Type != ChangeType.Deleted)
            Add(QuotaUsage.Of(change.Kind, change.Object.Json, _scope), 1);
    }

    /// <exception cref="StoreException">Forbidden.</exception>
    public void Check(AdmissionRequest request)
    {
        if (request.Kind == Kinds.Pod && _scope.Includes(request.Object))
            RequireAmounts(request);
        var (asked, used, limited) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var (resource, amount) in QuotaUsage.Of(request.Kind, request.Object, _scope).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (!_hard.TryGetValue(resource, out var hard) || amount == 0)
                continue;
            var present = _used.GetValueOrDefault(resource);
            if (present + amount <= hard)
                continue;
            asked.Add($"{resource}={Quantity.Format(resource, amount)}");
            used.Add($"{resource}={Quantity.Format(resource, present)}");
            limited.Add($"{resource}={_definition.Object("hard")![resource]}");
        }

        if (asked.Count > 0)
            throw request.Forbidden($"exceeded quota: {Name}, requested: {string.Join(",", asked)}, used: {string.Join(",", used)}, limited: {string.Join(",", limited)}");
    }

    /// <summary>Whether the status to report has changed since it was last asked for.</summary>
    public bool TakeChanged()
    {
        var changed = _changed;
        _changed = false;
        return changed;
    }

    public JsonObject Status()
    {
        var used = new JsonObject();
        foreach (var (resource, _) in _hard)
            used[resource] = Quantity.Format(resource, _used.GetValueOrDefault(resource));
        return new() { ["hard"] = _definition.Object("hard")?.DeepClone() ?? new JsonObject(), ["used"] = used };
    }

    /// <summary>A quota on CPU or memory wants every container to say how much of it.</summary>
    private void RequireAmounts(AdmissionRequest request)
    {
        var missing = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var spec = request.Object.Object("spec");
        foreach (var container in spec.Array("containers").Objects().Concat(spec.Array("initContainers").Objects()))
        {
            foreach (var resource in s_computeResources)
            {
                if (!_hard.ContainsKey(resource) || QuotaUsage.AmountOf(container, resource) is not null)
                    continue;
                if (!missing.TryGetValue(resource, out var names))
                    missing.Add(resource, names = new(StringComparer.Ordinal));
                names.Add(container.Text("name") ?? "");
            }
        }

        if (missing.Count > 0)
            throw request.Forbidden($"failed quota: {Name}: must specify {string.Join("; ", missing.Select(entry => $"{entry.Key} for: {string.Join(",", entry.Value)}"))}");
    }

    private void Add(Dictionary<string, decimal> amounts, int sign)
    {
        foreach (var (resource, amount) in amounts)
        {
            if (amount == 0)
                continue;
            _used[resource] = _used.GetValueOrDefault(resource) + (sign * amount);
            _changed |= _hard.ContainsKey(resource);
        }
    }
}
