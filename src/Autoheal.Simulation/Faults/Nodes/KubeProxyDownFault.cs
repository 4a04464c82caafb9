using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Nodes;

/// <summary>An update of the kube-proxies got stuck on its first node, whose Services lead nowhere now.</summary>
internal sealed class KubeProxyDownFault(string target) : Fault("kube-proxy-down", target)
{
    private static readonly TimeSpan s_update = TimeSpan.FromSeconds(45);

    internal override IReadOnlyList<Sign> Signs =>
    [
        CallSigns.TimedOut,
        CallSigns.Failing(CallSigns.Target),
        Sign.Of("a kube-proxy waits: ImagePullBackOff", (world, _) => ProxyInTrouble(world) is not null),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeDaemonSetRolloutStuck", "ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Platform.Patch(Kinds.DaemonSet, "kube-system", "kube-proxy", SetImage("vnext"));
        scene.Later(s_update, () => LoseRules(scene));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Platform.Patch(Kinds.DaemonSet, "kube-system", "kube-proxy", SetImage("v1.32.4"));
        scene.EndOnNodes(NodeTrouble.ServiceRulesLost);
        return true;
    }

    /// <summary>What the old one had set up was cleaned up with it.</summary>
    private static void LoseRules(FaultScene scene)
    {
        if (ProxyInTrouble(scene.World)?.Spec.Text("nodeName") is { } node)
            scene.SetNodes([node], NodeTrouble.ServiceRulesLost, lasts: true);
    }

    private static StoredObject? ProxyInTrouble(SimulatedWorld world) => world.Store.List(Kinds.Pod, "kube-system").FirstOrDefault(pod =>
        pod.Labels.Text("k8s-app") == "kube-proxy" && pod.Status.Array("containerStatuses")?[0].Object("state").Object("waiting") is not null);

    private static string SetImage(string tag) =>
        """{"spec":{"template":{"spec":{"containers":[{"name":"kube-proxy","image":"registry.k8s.io/kube-proxy:$tag"}]}}}}""".Replace("$tag", tag, StringComparison.Ordinal);
}
