namespace Autoheal.Hosting.Console.Live;

/// <summary>What a page is told of an incident that changed.</summary>
internal sealed record LiveChange
{
    public required string Id { get; init; }

    public required int Number { get; init; }

    /// <summary>The row, as in the list; null when the page does not show such incidents.</summary>
    public string? Html { get; init; }

    /// <summary>What is said to those who do not see it.</summary>
    public required string Say { get; init; }

    /// <summary>How many are open and waiting.</summary>
    public required string Counts { get; init; }
}
