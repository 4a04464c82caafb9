using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Faults.Backends;

/// <summary>A release asks for the database at a port that its Service does not have.</summary>
internal sealed class DatabaseAddressWrongFault(string target) : ReleaseFault("db-address-wrong", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.TimedOut, Sign.Waiting("CrashLoopBackOff")];

    internal override DataStore Store => DataStore.Database;

    protected override string ChangeOfContainer(FaultScene scene) =>
        """{"env":[{"name":"$variable","value":"$backend.$namespace.svc.cluster.local:5433"}]}""";
}
