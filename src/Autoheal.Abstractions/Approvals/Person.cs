namespace Autoheal.Approvals;

/// <summary>Someone whom the operator's configuration knows.</summary>
public sealed record Person
{
    /// <summary>Gets the id, unique and stable.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name to show.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the roles; none means read only.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}
