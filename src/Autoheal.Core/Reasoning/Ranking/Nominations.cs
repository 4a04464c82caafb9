using Autoheal.Context;
using Autoheal.Incidents;

namespace Autoheal.Reasoning.Ranking;

/// <summary>
/// What alerts or people named, and what stands behind it: a pod's workload, the workloads behind a Service. Names without a cluster or an API group
/// match any.
/// </summary>
internal sealed class Nominations
{
    private readonly HashSet<(string Kind, string Namespace, string Name)> _named = [];

    public Nominations(IncidentContext context)
    {
        var relations = context.Feature<IObjectRelations>();
        foreach (var resource in context.Scope.Resources)
        {
            _named.Add(Key(resource));
            foreach (var behind in relations?.Behind(resource) ?? [])
            {
                _named.Add(Key(behind));
            }
        }
    }

    public bool Any => _named.Count > 0;

    public bool Contains(Place place) => _named.Contains((place.Kind, place.Namespace, place.Name));

    public bool Concerns(Place place, IReadOnlyList<Place> others)
    {
        if (_named.Count == 0)
        {
            return false;
        }

        var concerns = Contains(place);
        for (var i = 0; i < others.Count && !concerns; i++)
        {
            concerns = Contains(others[i]);
        }

        return concerns;
    }

    private static (string Kind, string Namespace, string Name) Key(ResourceRef resource) => (resource.Kind, resource.Namespace, resource.Name);
}
