namespace Autoheal.Simulation.Api.Access;

/// <summary>Who makes a request, as the API server's authenticators would report it.</summary>
public sealed record UserIdentity
{
    /// <summary>User name, such as <c>kubernetes-admin</c> or <c>system:serviceaccount:autoheal:reader</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Groups besides <c>system:authenticated</c>, which every authenticated user is in.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Unique id; null for users that have none.</summary>
    public string? Uid { get; init; }

    internal bool IsIn(string group) => group == "system:authenticated" ? this != Anonymous : Groups.Contains(group);

    internal static UserIdentity Anonymous { get; } = new() { Name = "system:anonymous", Groups = ["system:unauthenticated"] };
}
