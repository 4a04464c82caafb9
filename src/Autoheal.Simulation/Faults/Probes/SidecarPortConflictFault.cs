namespace Autoheal.Simulation.Faults.Probes;

/// <summary>A release brings a sidecar that wants the port of the application.</summary>
internal sealed class SidecarPortConflictFault(string target) : ReleaseFault("sidecar-port-conflict", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CrashLoopBackOff"), Sign.Log("address already in use")];

    protected override void Prepare(FaultScene scene) =>
        scene.Publish("registry.example/$namespace/proxy:2.1.0", """{"says":["listen tcp 0.0.0.0:$port: bind: address already in use"]}""");

    protected override string ChangeOfPod(FaultScene scene) =>
        """{"containers":[{"name":"proxy","image":"registry.example/$namespace/proxy:2.1.0","ports":[{"containerPort":$port,"name":"proxy"}]}]}""";
}
