namespace Autoheal.Simulation.Scheduling;

/// <summary>A port of a node that a pod takes for itself.</summary>
internal readonly record struct HostPort(string Address, string Protocol, long Port)
{
    private const string AnyAddress = "0.0.0.0";

    public bool ConflictsWith(HostPort other) =>
        Port == other.Port && Protocol == other.Protocol && (Address == other.Address || Address == AnyAddress || other.Address == AnyAddress);
}
