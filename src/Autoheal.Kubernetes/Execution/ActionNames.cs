namespace Autoheal.Kubernetes.Execution;

/// <summary>The names under which the catalogue knows the actions of this package, and their parameters.</summary>
internal static class ActionNames
{
    public const string RolloutUndo = "rollout-undo";
    public const string RolloutRestart = "rollout-restart";
    public const string Scale = "scale";
    public const string EvictPod = "evict-pod";
    public const string RestoreConfigReference = "restore-config-reference";

    public const string Revision = "revision";
    public const string TemplateHash = "templateHash";
    public const string Replicas = "replicas";
    public const string At = "at";
}
