namespace Autoheal.Simulation.Teams;

/// <summary>What a token to the bot says; the defaults, as <see cref="SimulatedTeamsKeys.Describe"/> fills them, are right.</summary>
public sealed record SimulatedTeamsToken
{
    /// <summary>Gets the issuer; null leaves it out.</summary>
    public string? Issuer { get; init; }

    /// <summary>Gets the audience; null leaves it out.</summary>
    public string? Audience { get; init; }

    /// <summary>Gets the service address; null leaves it out.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Gets since when it is valid; null leaves it out.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Gets until when it is valid; null leaves it out.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Gets the app that asked for it, as the Emulator's tokens tell; null leaves it out.</summary>
    public string? AppId { get; init; }

    /// <summary>Gets the name of the algorithm in the header; it is signed with RS256 whatever stands here.</summary>
    public string Algorithm { get; init; } = "RS256";

    /// <summary>Gets the key's id in the header; null for that of the key that signs.</summary>
    public string? KeyId { get; init; }

    /// <summary>Gets the channel whose key signs; Teams' own is <c>msteams</c>.</summary>
    public string Channel { get; init; } = "msteams";
}
