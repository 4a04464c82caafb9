using Autoheal.Incidents;

namespace Autoheal.Simulation.Faults;

/// <summary>A fault of the catalogue: what it is called, what is wrong, and what a diagnosis should say.</summary>
public sealed record FaultEntry
{
    internal FaultEntry(Func<string, Fault> create, string cause, string title, params IReadOnlyList<int> rows)
    {
        Create = create;
        Cause = cause;
        Title = title;
        Rows = rows;
        Sample = create("namespace/name");
    }

    /// <summary>Gets the name, in kebab case.</summary>
    public string Name => Sample.Name;

    /// <summary>Gets what goes wrong, one sentence.</summary>
    public string Title { get; }

    /// <summary>Gets the family that it belongs to, such as <c>Scheduling</c>.</summary>
    public string Family => Sample.GetType().Namespace!.Split('.')[^1];

    /// <summary>Gets the code of the cause that a perfect diagnosis names.</summary>
    public string Cause { get; }

    /// <summary>Gets codes that are right as well, because they name what lies behind the cause.</summary>
    public IReadOnlyList<string> DeeperCauses { get; internal init; } = [];

    /// <summary>Gets the rows of the failure taxonomy that it stands for.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>Gets how an incident about it ends with the rules that there are.</summary>
    public IncidentEnd End { get; internal init; } = IncidentEnd.Escalated;

    /// <summary>Gets what makes it go wrong, given an application as <c>namespace/name</c>.</summary>
    public Func<string, Fault> Create { get; }

    /// <summary>Gets by what it shows, in words.</summary>
    public IReadOnlyList<string> Signs => [.. Sample.Signs.Select(sign => sign.Text)];

    /// <summary>Gets the alerts that it raises, by rule.</summary>
    public IReadOnlyList<string> Alerts => Sample.Alerts;

    /// <summary>Gets whether a release brought it, so that undoing the release repairs it.</summary>
    public bool IsRelease => Sample.IsRelease;

    internal Fault Sample { get; }
}
