namespace Autoheal.Simulation.Kubelet;

/// <summary>What the look for an image came to: the container's next stage, when, and how it shows meanwhile.</summary>
internal readonly record struct PullStep(ContainerStage Next, TimeSpan After, string? WaitingReason = null, string? WaitingMessage = null);
