namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>A situation in which an action would be right but for one thing.</summary>
internal sealed record RefusalCase(string Scenario, string Code, Action<ActionWorld> Spoil, IReadOnlyDictionary<string, string>? Parameters = null)
{
    public string Name => $"{Scenario}: {Code}";
}
