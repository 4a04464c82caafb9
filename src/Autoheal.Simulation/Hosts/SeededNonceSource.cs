using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Hosts;

/// <summary>Nonces that follow from the seed, so that a run can be replayed. Guessable: for simulations only.</summary>
internal sealed class SeededNonceSource(SeededRandom random) : INonceSource
{
    public string Next() => random.NextHex(32);
}
