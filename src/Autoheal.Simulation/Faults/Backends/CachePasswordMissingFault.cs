using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Faults.Backends;

/// <summary>A release drops the variable with the password of the cache.</summary>
internal sealed class CachePasswordMissingFault(string target) : ReleaseFault("cache-password-missing", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.LoginMissing, Sign.Waiting("CrashLoopBackOff")];

    internal override DataStore Store => DataStore.Cache;

    protected override string ChangeOfContainer(FaultScene scene) => """{"env":[{"name":"BACKEND_PASSWORD","$patch":"delete"}]}""";
}
