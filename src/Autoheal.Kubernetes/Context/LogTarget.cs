using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context;

/// <summary>A container whose log is worth reading.</summary>
/// <param name="Pod">Its pod.</param>
/// <param name="Container">Its name; empty where only the pod is known.</param>
/// <param name="Previous">Whether the run before the current one counts, too.</param>
internal readonly record struct LogTarget(Pod Pod, string Container, bool Previous);
