namespace Autoheal.Kubernetes.Execution;

/// <summary>The names under which the catalogue knows the actions of this package, and their parameters.</summary>
internal static class ActionNames
{
    public const string RolloutUndo = "rollout-undo";
    public const string RolloutRestart = "rollout-restart";
    public const string Scale = "scale";
    public const string SetImage = "set-image";
    public const string SetResources = "set-resources";
    public const string RaiseLimit = "raise-limit";
    public const string RestoreProbes = "restore-probes";
    public const string RestoreConfigReference = "restore-config-reference";
    public const string EvictPod = "evict-pod";
    public const string DrainPod = "drain-pod";
    public const string QuarantinePod = "quarantine-pod";
    public const string DeleteFinishedPod = "delete-finished-pod";
    public const string Cordon = "cordon";
    public const string Uncordon = "uncordon";
    public const string SetAutoscalerBounds = "set-autoscaler-bounds";
    public const string SuspendCronJob = "suspend-cronjob";
    public const string ResumeCronJob = "resume-cronjob";
    public const string RerunJob = "rerun-job";
    public const string DeleteFinishedJob = "delete-finished-job";
    public const string RestoreServiceSelector = "restore-service-selector";
    public const string RestoreServicePorts = "restore-service-ports";
    public const string ShiftTraffic = "shift-traffic";
    public const string ResizeClaim = "resize-claim";
    public const string RestoreConfigMap = "restore-configmap";

    public const string Revision = "revision";
    public const string TemplateHash = "templateHash";
    public const string Replicas = "replicas";
    public const string At = "at";
    public const string Container = "container";
    public const string Resource = "resource";
    public const string Percent = "percent";
    public const string MinReplicas = "minReplicas";
    public const string MaxReplicas = "maxReplicas";
    public const string Backend = "backend";
    public const string Weight = "weight";
    public const string Deployment = "deployment";
    public const string Gibibytes = "gibibytes";
}
