using System.Globalization;
using Autoheal.Simulation;

namespace Autoheal.Fidelity;

/// <summary>The simulated twin of <see cref="StubRegistry"/>.</summary>
internal static class SimulatedRegistries
{
    private static readonly string s_host = string.Create(CultureInfo.InvariantCulture, $"localhost:{StubRegistry.Port}");

    public static void Describe(SimulatedWorld world)
    {
        _ = s_host;
        _ = world;
    }
}
