using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>A release asks for more CPU than the quota of its namespace has left.</summary>
internal sealed class CpuQuotaExceededFault(string target) : ReleaseFault("cpu-quota-exceeded", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedCreate", "exceeded quota: team, requested: requests.cpu="),
        Sign.Condition(Kinds.ReplicaSet, "ReplicaFailure", "True", "FailedCreate"),
    ];

    protected override void Prepare(FaultScene scene) =>
        scene.Create(Kinds.ResourceQuota, """{"metadata":{"name":"team"},"spec":{"hard":{"requests.cpu":"2"}}}""");

    protected override string ChangeOfContainer(FaultScene scene) => """{"resources":{"requests":{"cpu":"2"}}}""";

    protected override void CleanUp(FaultScene scene) => scene.Delete(Kinds.ResourceQuota, "team");
}
