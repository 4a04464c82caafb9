namespace Autoheal.Kubernetes.Clusters;

/// <summary>The name of one of several clusters. Exists only in the services of that cluster and in the list of all.</summary>
internal sealed record ClusterName(string Value);
