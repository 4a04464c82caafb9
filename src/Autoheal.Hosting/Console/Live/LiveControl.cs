namespace Autoheal.Hosting.Console.Live;

/// <summary>What a page is told when the kill switch was turned.</summary>
internal sealed record LiveControl
{
    /// <summary>How it stands, as in the navigation.</summary>
    public required string Html { get; init; }
}
