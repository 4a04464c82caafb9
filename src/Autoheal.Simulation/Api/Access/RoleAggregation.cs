using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Selecting;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Access;

/// <summary>Gives ClusterRoles with an <c>aggregationRule</c> the rules of all roles that it selects, as their controller does.</summary>
internal sealed class RoleAggregation
{
    private const string Manager = "clusterrole-aggregation-controller";
    private readonly ObjectStore _store;

    public RoleAggregation(ObjectStore store)
    {
        _store = store;
        store.Changed += Observe;
    }

    private void Observe(StoreChange change)
    {
        if (change.Kind != Kinds.ClusterRole)
            return;
        foreach (var role in _store.List(Kinds.ClusterRole))
        {
            if (role.Json.Object("aggregationRule").Array("clusterRoleSelectors") is { } selectors && role.Name != change.Object.Name | change.Type == ChangeType.Added)
                Aggregate(role, selectors);
        }
    }

    private void Aggregate(StoredObject role, JsonArray selectors)
    {
        var rules = new JsonArray();
        foreach (var selector in selectors)
        {
            var matcher = LabelSelector.FromObject((JsonObject)selector!);
            foreach (var part in _store.List(Kinds.ClusterRole))
            {
                if (part.Name != role.Name && matcher.Matches(part.Labels))
                    AddNew(rules, part.Json.Array("rules"));
            }
        }

        if (JsonNode.DeepEquals(rules, role.Json["rules"]))
            return;
        using var _ = _store.As(Manager);
        _store.Mutate(Kinds.ClusterRole, null, role.Name, json => json["rules"] = rules);
    }

    private static void AddNew(JsonArray rules, JsonArray? added)
    {
        foreach (var rule in added ?? [])
        {
            if (!rules.Any(present => JsonNode.DeepEquals(present, rule)))
                rules.Add(rule?.DeepClone());
        }
    }
}
