namespace Autoheal.Learning.Shadow;

/// <summary>What would have been done without the shadow, compared with what people did.</summary>
public sealed record ShadowReport
{
    /// <summary>Gets the name and version of this form.</summary>
    public string Schema { get; init; } = "autoheal/shadow/v1";

    /// <summary>Gets how often people did the same.</summary>
    public required int Same { get; init; }

    /// <summary>Gets how often people did something else, or nothing was needed.</summary>
    public required int Other { get; init; }

    /// <summary>Gets the cases, by incident.</summary>
    public required IReadOnlyList<ShadowCase> Cases { get; init; }
}
