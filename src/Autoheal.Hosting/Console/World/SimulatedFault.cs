namespace Autoheal.Hosting.Console.World;

/// <summary>Something that can be made to go wrong in a simulated world.</summary>
/// <param name="Name">The name, for instance <c>bad-rollout</c>.</param>
/// <param name="Title">What happens, one sentence.</param>
public sealed record SimulatedFault(string Name, string Title);
