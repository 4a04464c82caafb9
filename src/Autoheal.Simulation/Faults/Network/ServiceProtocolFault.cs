using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Network;

/// <summary>The port of the Service is UDP, and the application speaks TCP.</summary>
internal sealed class ServiceProtocolFault(string target) : Fault("service-protocol", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.TimedOut, CallSigns.Failing(CallSigns.FrontEnd)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Change(Kinds.Service, "$app", Ports("UDP", "$port"));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Change(Kinds.Service, "$app", Ports("TCP", "\"http\""));
        return true;
    }

    private static string Ports(string protocol, string port) =>
        $$"""[{"op":"replace","path":"/spec/ports","value":[{"name":"http","port":80,"protocol":"{{protocol}}","targetPort":{{port}}}]}]""";
}
