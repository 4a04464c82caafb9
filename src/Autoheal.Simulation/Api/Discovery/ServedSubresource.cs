namespace Autoheal.Simulation.Api.Discovery;

/// <summary>A subresource as discovery lists it.</summary>
internal sealed record ServedSubresource(string Name, string Kind, string[] Verbs, string Group = "", string Version = "");
