namespace Autoheal.Simulation.Applications;

/// <summary>Which applications a new world has. The defaults make about fifty objects.</summary>
public sealed record LandscapeOptions
{
    /// <summary>The application that faults hit by default, as <c>namespace/name</c>; default <c>checkout/api</c>.</summary>
    public string Primary { get; init; } = "checkout/api";

    /// <summary>Replicas of the primary application; at least 2, default 4.</summary>
    public int PrimaryReplicas { get; init; } = 4;

    /// <summary>
    /// Other applications, 0 to 1,000, default 3. The first is in the primary's namespace; the names and the namespaces of the others follow
    /// from the seed.
    /// </summary>
    public int Neighbours { get; init; } = 3;

    /// <summary>
    /// Whether the applications depend on each other, default false: a front end calls the primary one, which calls its first neighbour and a
    /// database, cache or broker of its own, so that what goes wrong in one of them shows in the others. Needs a neighbour.
    /// </summary>
    public bool Connected { get; init; }

    /// <summary>What a connected primary application keeps its data in; any by default.</summary>
    public DataStore Store { get; init; }

    /// <summary>Names that vary with the seed, for runs that must not depend on the default ones.</summary>
    /// <param name="seed">The world's seed.</param>
    public static LandscapeOptions ForSeed(ulong seed) => new() { Primary = Names.Primary(new Time.SeededRandom(seed).Fork("names")) };
}
