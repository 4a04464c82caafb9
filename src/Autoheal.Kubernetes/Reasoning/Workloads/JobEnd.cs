using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>How a container of a Job ended.</summary>
internal sealed class JobEnd
{
    public required Pod Pod { get; init; }

    public required string Container { get; init; }

    public required ContainerState State { get; init; }

    public string Text => State.Reason is "" or "Error" ? $"exit code {State.ExitCode}" : $"exit code {State.ExitCode} ({State.Reason})";
}
