namespace Autoheal.Simulation.Controllers;

/// <summary>The component that reports an event, and the node it runs on when that matters.</summary>
internal readonly record struct EventSource(string Component, string? Host = null);
