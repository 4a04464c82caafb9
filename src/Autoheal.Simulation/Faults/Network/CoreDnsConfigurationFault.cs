using System.Text.Json.Nodes;
using Autoheal.Simulation.Applications.Networking;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Network;

/// <summary>A change of the name server's configuration lost the zone of the cluster.</summary>
internal sealed class CoreDnsConfigurationFault(string target) : Fault("coredns-configuration", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        CallSigns.UnknownHost,
        CallSigns.Failing(CallSigns.Target),
        Sign.Of("the Corefile has no zone of the cluster", (world, _) => !CorefileOf(world).Contains("cluster.local", StringComparison.Ordinal)),
    ];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world) => Replace(world, "cluster.local", "cluster.internal");

    public override bool TryRepair(SimulatedWorld world)
    {
        Replace(world, "cluster.internal", "cluster.local");
        return true;
    }

    private void Replace(SimulatedWorld world, string what, string by) => new FaultScene(world, Target).Platform.SetConfigMap(
        ClusterDns.Namespace, "coredns", new JsonObject { ["Corefile"] = CorefileOf(world).Replace(what, by, StringComparison.Ordinal) });

    private static string CorefileOf(SimulatedWorld world) => world.Store.Get(Kinds.ConfigMap, ClusterDns.Namespace, "coredns").Json.Text("data", "Corefile") ?? "";
}
