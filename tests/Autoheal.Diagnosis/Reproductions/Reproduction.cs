using Autoheal.Simulation.Faults;

namespace Autoheal.Diagnosis.Reproductions;

/// <summary>An injected fault that somebody else described, applied to an application of the simulated cluster; or the reason why it is not.</summary>
internal sealed record Reproduction
{
    /// <summary>Gets the corpus and the id in it.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the application that is hit, as <c>namespace/name</c>.</summary>
    public string App { get; init; } = "";

    /// <summary>Gets the causes that are right at rank 1.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>Gets what the description says was done.</summary>
    public Action<FaultScene>? Change { get; init; }

    /// <summary>Gets the fault of the catalogue that does what the description says.</summary>
    public string? Fault { get; init; }

    /// <summary>Gets why it is not reproduced.</summary>
    public string? Reason { get; init; }

    public static Reproduction By(string id, string app, string fault, params string[] causes) => new() { Id = id, App = app, Fault = fault, Causes = causes };

    public static Reproduction By(string id, string app, Action<FaultScene> change, params string[] causes) => new() { Id = id, App = app, Change = change, Causes = causes };

    public static Reproduction Not(string id, string reason) => new() { Id = id, Reason = reason };
}
