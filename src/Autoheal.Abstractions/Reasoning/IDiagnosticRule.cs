using Autoheal.Context;

namespace Autoheal.Reasoning;

/// <summary>A pure function from what was seen to suspected causes. Thread-safe, no I/O, no clock but <see cref="IncidentContext.At"/>.</summary>
public interface IDiagnosticRule
{
    /// <summary>Gets the name, unique among rules.</summary>
    string Name { get; }

    /// <summary>Gets the causes that this rule can name, as the catalogue describes them; two rules may share one.</summary>
    IReadOnlyList<CauseDescription> Causes { get; }

    /// <summary>The causes that what was seen suggests, with the checks for and against each.</summary>
    IEnumerable<Finding> Evaluate(IncidentContext context);
}
