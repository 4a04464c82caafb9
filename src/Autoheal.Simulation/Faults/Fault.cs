using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults.Configuration;
using Autoheal.Simulation.Faults.Images;
using Autoheal.Simulation.Faults.Rollouts;
using Autoheal.Simulation.Faults.Scaling;
using Autoheal.Simulation.Faults.Surroundings;

namespace Autoheal.Simulation.Faults;

/// <summary>
/// Something that goes wrong in a world: writes through its API, or conditions of its registry, never a status. What follows from it is left
/// to the controllers.
/// </summary>
public abstract class Fault
{
    private protected Fault(string name, string target)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        Name = name;
        Target = target;
    }

    /// <summary>The scenario's name, such as <c>bad-rollout</c>.</summary>
    public string Name { get; }

    /// <summary>The application that is hit, as <c>namespace/name</c>.</summary>
    public string Target { get; }

    /// <summary>A release that drops a variable without which the program does not start: its pods crash, and half of the old ones are gone.</summary>
    /// <param name="target">An application of the world's landscape, as <c>namespace/name</c>.</param>
    public static Fault BadRollout(string target) => new BadRolloutFault(target);

    /// <summary>A release of a version that was never pushed to the registry.</summary>
    /// <param name="target">An application of the world's landscape, as <c>namespace/name</c>.</param>
    public static Fault ImageNotFound(string target) => new ImageNotFoundFault(target);

    /// <summary>A release that refers to a ConfigMap nobody created; the one that the revision before refers to still exists.</summary>
    /// <param name="target">An application of the world's landscape, as <c>namespace/name</c>.</param>
    public static Fault MissingConfigMap(string target) => new MissingConfigMapFault(target);

    /// <summary>Somebody scaled an application to zero although its Service has callers.</summary>
    /// <param name="target">An application of the world's landscape, as <c>namespace/name</c>.</param>
    public static Fault ScaledToZero(string target) => new ScaledToZeroFault(target);

    /// <summary>
    /// A release that is well until a clean-up deletes the ConfigMap it took its settings from and one pod moves: the crash looks like the
    /// release's, but the release before does not run on today's schema any more, so undoing it costs more replicas. Pointing back to the old
    /// ConfigMap heals.
    /// </summary>
    /// <param name="target">An application of the world's landscape, as <c>namespace/name</c>.</param>
    public static Fault WrongFirstGuess(string target) => new WrongFirstGuessFault(target);

    /// <summary>Two causes at once: a bad release of the target, and its neighbour in the same namespace scaled to zero.</summary>
    /// <param name="target">An application of the world's landscape that has a neighbour in its namespace, as <c>namespace/name</c>.</param>
    public static Fault TwoCauses(string target) => new TwoCausesFault(target);

    /// <summary>Nothing is wrong: an alert fires about pods that are well. Send it with <see cref="Alerts.SimulatedAlertmanager.FireStale"/>.</summary>
    /// <param name="target">An application of the world's landscape, as <c>namespace/name</c>.</param>
    public static Fault Healthy(string target) => new HealthyFault(target);

    /// <summary>A bad release that an engineer repairs by hand while somebody else is about to.</summary>
    /// <param name="target">An application of the world's landscape, as <c>namespace/name</c>.</param>
    /// <param name="after">When the engineer acts, counted from the fault; null leaves it to <see cref="Intervene"/>.</param>
    public static Fault HumanIntervenes(string target, TimeSpan? after = null) => new HumanIntervenesFault(target, after);

    /// <summary>The fault of a name of <see cref="FaultCatalogue"/>, such as <c>insufficient-cpu</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="target">An application of the world's landscape, as <c>namespace/name</c>.</param>
    /// <exception cref="ArgumentException">The catalogue has no fault of this name.</exception>
    public static Fault Named(string name, string target) =>
        FaultCatalogue.Find(name)?.Create(target) ?? throw new ArgumentException($"No fault is called '{name}'.", nameof(name));

    /// <summary>Several faults at once, in order.</summary>
    /// <param name="faults">At least one.</param>
    public static Fault All(params IReadOnlyList<Fault> faults) => new CombinedFault(faults);

    /// <summary>The same fault among loud trouble of others that has nothing to do with it: a neighbour that restarts, failing probes, a full build queue.</summary>
    public Fault WithDecoys() => new CombinedFault([new DecoyFault(Target), this]);

    /// <summary>The same fault on the leftovers of an incident that is over: old warnings, finished and failed pods, a superseded revision.</summary>
    public Fault WithLeftovers() => new CombinedFault([new LeftoversFault(Target), this]);

    /// <summary>The same fault in a cluster that is never quite still: releases, scalings and restarts that are all well.</summary>
    public Fault WithNoise() => new CombinedFault([new NoiseFault(Target), this]);

    /// <summary>Makes it go wrong.</summary>
    /// <param name="world">The world, at the time at which it is to happen.</param>
    /// <exception cref="ArgumentException">The world has no such application.</exception>
    public abstract void Apply(SimulatedWorld world);

    /// <summary>What people do about it by themselves; nothing, for most faults. Harmless when it has happened.</summary>
    /// <param name="world">The world that the fault was applied to.</param>
    public virtual void Intervene(SimulatedWorld world)
    {
    }

    /// <summary>Repairs it as a person with kubectl would.</summary>
    /// <param name="world">The world that the fault was applied to.</param>
    /// <returns>False when nobody can repair it, or nothing has to be.</returns>
    public virtual bool TryRepair(SimulatedWorld world) => false;

    /// <summary>The landscape in which it can happen, made of another: some faults need applications that call each other, or a certain kind of backend.</summary>
    /// <param name="landscape">The landscape as it would be.</param>
    public LandscapeOptions Suit(LandscapeOptions landscape)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        return NeedsConnections || Store != DataStore.Any
            ? landscape with { Connected = true, Store = Store == DataStore.Any ? landscape.Store : Store }
            : landscape;
    }

    /// <summary>Whether it shows only among applications that call each other.</summary>
    internal virtual bool NeedsConnections => false;

    /// <summary>The kind of backend that the target has to have.</summary>
    internal virtual DataStore Store => DataStore.Any;

    /// <summary>By what it shows within some minutes.</summary>
    internal virtual IReadOnlyList<Sign> Signs => [];

    /// <summary>Whether a release brought it, so that undoing the release repairs it.</summary>
    internal virtual bool IsRelease => false;

    /// <summary>The alerts that it raises, by rule.</summary>
    internal virtual IReadOnlyList<string> Alerts => ["KubeDeploymentReplicasMismatch"];
}
