using System.Text.Json;

namespace Autoheal.Kubernetes.Execution;

/// <summary>One limit of one container before and after, in cores or bytes, and the template with it.</summary>
internal sealed class LimitRaise
{
    public required string Container { get; init; }

    public required string Resource { get; init; }

    public required decimal Before { get; init; }

    public required decimal After { get; init; }

    /// <summary>As people read it, for instance <c>256Mi → 320Mi</c>.</summary>
    public required string Text { get; init; }

    public required JsonElement Template { get; init; }
}
