using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Faults;

/// <summary>Several faults as one, named after the last: what comes before it is its surroundings.</summary>
internal sealed class CombinedFault : Fault
{
    private readonly IReadOnlyList<Fault> _faults;

    public CombinedFault(IReadOnlyList<Fault> faults)
        : base(LastOf(faults).Name, faults[^1].Target) => _faults = [.. faults];

    internal override bool NeedsConnections => _faults.Any(fault => fault.NeedsConnections);

    internal override DataStore Store => _faults.Select(fault => fault.Store).FirstOrDefault(store => store != DataStore.Any);

    internal override IReadOnlyList<Sign> Signs => [.. _faults.SelectMany(fault => fault.Signs)];

    internal override IReadOnlyList<string> Alerts => [.. _faults.SelectMany(fault => fault.Alerts).Distinct()];

    public override void Apply(SimulatedWorld world)
    {
        foreach (var fault in _faults)
            fault.Apply(world);
    }

    public override void Intervene(SimulatedWorld world)
    {
        foreach (var fault in _faults)
            fault.Intervene(world);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var repaired = false;
        foreach (var fault in _faults.Reverse())
            repaired |= fault.TryRepair(world);
        return repaired;
    }

    private static Fault LastOf(IReadOnlyList<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return faults.Count > 0 ? faults[^1] : throw new ArgumentException("At least one fault is needed.", nameof(faults));
    }
}
