using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>A release asks for more memory than the quota of its namespace has left.</summary>
internal sealed class MemoryQuotaExceededFault(string target) : ReleaseFault("memory-quota-exceeded", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedCreate", "exceeded quota: team, requested: requests.memory="),
        Sign.Condition(Kinds.ReplicaSet, "ReplicaFailure", "True", "FailedCreate"),
    ];

    protected override void Prepare(FaultScene scene) =>
        scene.Create(Kinds.ResourceQuota, """{"metadata":{"name":"team"},"spec":{"hard":{"requests.memory":"2Gi"}}}""");

    protected override string ChangeOfContainer(FaultScene scene) => """{"resources":{"requests":{"memory":"2Gi"},"limits":{"memory":"2Gi"}}}""";

    protected override void CleanUp(FaultScene scene) => scene.Delete(Kinds.ResourceQuota, "team");
}
