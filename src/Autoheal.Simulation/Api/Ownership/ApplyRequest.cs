namespace Autoheal.Simulation.Api.Ownership;

/// <summary>Who applies, and how.</summary>
internal sealed record ApplyRequest
{
    /// <summary>The field manager.</summary>
    public required string Manager { get; init; }

    /// <summary>Whether fields that others own are taken from them instead of being conflicts.</summary>
    public bool Force { get; init; }

    /// <summary>Whether to check everything and write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>The subresource that is applied; null for the object itself.</summary>
    public string? Subresource { get; init; }
}
