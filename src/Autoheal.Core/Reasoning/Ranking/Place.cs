using Autoheal.Incidents;

namespace Autoheal.Reasoning.Ranking;

/// <summary>Where an object stands, whatever its uid: what findings and symptoms are compared by.</summary>
internal readonly record struct Place(string Cluster, string Group, string Kind, string Namespace, string Name)
{
    public static Place Of(ResourceRef reference) =>
        new(reference.ClusterId, reference.Group, reference.Kind, reference.Namespace, reference.Name);
}
