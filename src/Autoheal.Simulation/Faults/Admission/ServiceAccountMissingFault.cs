using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>A release runs as a ServiceAccount that nobody created.</summary>
internal sealed class ServiceAccountMissingFault(string target) : ReleaseFault("service-account-missing", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedCreate", "error looking up service account"),
        Sign.Condition(Kinds.ReplicaSet, "ReplicaFailure", "True", "FailedCreate"),
    ];

    protected override string ChangeOfPod(FaultScene scene) => """{"serviceAccountName":"$app-robot"}""";
}
