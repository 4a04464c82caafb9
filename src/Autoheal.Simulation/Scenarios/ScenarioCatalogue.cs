using Autoheal.Incidents;
using Autoheal.Simulation.Faults;

namespace Autoheal.Simulation.Scenarios;

/// <summary>The scenarios that the demonstration, the sample host and the tests share.</summary>
public static class ScenarioCatalogue
{
    /// <summary>Gets the eight that show what Autoheal can do, in the order in which they are best watched.</summary>
    public static IReadOnlyList<Scenario> Showcase { get; } =
    [
        new()
        {
            Name = "bad-rollout",
            Title = "A release drops a variable that the program needs; its pods crash.",
            Cause = "k8s.rollout.crash",
            End = IncidentEnd.Healed,
            Fault = Fault.BadRollout,
        },
        new()
        {
            Name = "image-not-found",
            Title = "A release names an image that was never pushed.",
            Cause = "k8s.image.not-found",
            End = IncidentEnd.Healed,
            Fault = Fault.ImageNotFound,
        },
        new()
        {
            Name = "missing-configmap",
            Title = "A release refers to a ConfigMap that does not exist.",
            Cause = "k8s.config.configmap-missing",
            End = IncidentEnd.Healed,
            Fault = Fault.MissingConfigMap,
        },
        new()
        {
            Name = "scaled-to-zero",
            Title = "Somebody scaled a service with callers to zero.",
            Cause = "k8s.replicas.zero",
            End = IncidentEnd.Healed,
            Fault = Fault.ScaledToZero,
        },
        new()
        {
            Name = "wrong-first-guess",
            Title = "The likeliest repair does harm, is undone, and the second one heals.",
            Cause = "k8s.config.optional-configmap-missing",
            End = IncidentEnd.Healed,
            Fault = Fault.WrongFirstGuess,
        },
        new()
        {
            Name = "two-causes",
            Title = "Two things are wrong: the first right repair is kept although the incident goes on.",
            Cause = "k8s.replicas.zero",
            End = IncidentEnd.Healed,
            Fault = Fault.TwoCauses,
        },
        new()
        {
            Name = "healthy",
            Title = "A stale alert about healthy pods: the right act is none.",
            Cause = null,
            End = IncidentEnd.Healthy,
            Fault = Fault.Healthy,
        },
        new()
        {
            Name = "human-intervenes",
            Title = "Somebody repairs the target while the plan waits: Autoheal stands back.",
            Cause = "k8s.rollout.crash",
            End = IncidentEnd.HandedOver,
            Fault = target => Fault.HumanIntervenes(target),
        },
    ];

    /// <summary>Gets all scenarios: the showcase, then one for each other fault of the catalogue.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. Showcase,
        .. FaultCatalogue.All.Where(entry => Showcase.All(scenario => scenario.Name != entry.Name)).Select(entry => new Scenario
        {
            Name = entry.Name,
            Title = entry.Title,
            Cause = entry.Cause,
            End = entry.End,
            Fault = entry.Create,
        }),
    ];

    /// <summary>The scenario of a name, or null.</summary>
    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
