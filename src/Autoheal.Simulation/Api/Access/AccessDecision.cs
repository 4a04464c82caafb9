namespace Autoheal.Simulation.Api.Access;

/// <summary>What an authoriser answers.</summary>
/// <param name="Allowed">Whether the request may go on.</param>
/// <param name="Reason">Which binding allows it, or what went wrong while bindings were read; null when there is nothing to say.</param>
internal readonly record struct AccessDecision(bool Allowed, string? Reason = null);
