using Autoheal.Kubernetes.Client;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Makes refusals. The codes are stable: scripts and transcripts rely on them.</summary>
internal static class Refusals
{
    public static RefusedAction Because(string code, string reason) => new() { Code = code, Reason = reason };

    /// <summary>The reading identity may not see something that a precondition rests on.</summary>
    public static RefusedAction Unseen(KubernetesApiException error) =>
        Because("not-observed", $"The server refused to show what the action depends on ({(int)error.StatusCode}).");
}
