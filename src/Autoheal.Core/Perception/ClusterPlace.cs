namespace Autoheal.Perception;

/// <summary>The cluster that an alert is about: the operator's name for it, and the id that it gives itself.</summary>
internal readonly record struct ClusterPlace(string Name, string Id);
