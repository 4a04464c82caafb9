namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>A situation in which an action is right, and what somebody else might change meanwhile.</summary>
internal sealed record ActionScenario
{
    public required string Name { get; init; }

    public required string Action { get; init; }

    /// <summary>The target's path in the API.</summary>
    public required string Path { get; init; }

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether controllers and kubelets work, or the world stands still but for what the situation writes.</summary>
    public bool Lives { get; init; }

    public Action<ActionWorld> Arrange { get; init; } = _ => { };

    /// <summary>A change of another field, as a merge patch.</summary>
    public string SomethingElse { get; init; } = """{"metadata":{"annotations":{"example.com/note":"hello"}}}""";

    /// <summary>A change of a guarded field after the action, as a merge patch; empty for actions without compensation.</summary>
    public string TheSame { get; init; } = "";

    public override string ToString() => Name;
}
