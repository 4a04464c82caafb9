using Autoheal.Planning;

namespace Autoheal.Policy;

/// <summary>A condition that a policy attaches to a verdict. One that no registered enforcer claims is a Deny.</summary>
public sealed record Obligation
{
    /// <summary>Gets the kind, for instance <c>dry-run</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init => field = Frozen.Copy(value); } = Frozen.NoParameters;
}
