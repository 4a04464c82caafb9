namespace Autoheal.Hosting.Console.Pages;

/// <summary>What a page follows while it is open.</summary>
/// <param name="Query">The query of its stream of events, with the position that the page was made at.</param>
/// <param name="IncidentId">The incident that the page is about; empty for a list.</param>
/// <param name="Inserts">Whether new incidents belong on the page.</param>
internal sealed record LiveView(string Query, string IncidentId = "", bool Inserts = false);
