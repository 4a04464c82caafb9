using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Makes refusals. The codes are stable: scripts and transcripts rely on them.</summary>
internal static class Refusals
{
    public static RefusedAction Because(string code, string reason) => new() { Code = code, Reason = reason };
}
