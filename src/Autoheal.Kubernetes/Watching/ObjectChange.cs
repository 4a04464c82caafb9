using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Watching;

/// <summary>One change that a watch saw. Of an object that was removed, the last that was known.</summary>
internal readonly record struct ObjectChange(ChangeKind Kind, ClusterObject Object);
