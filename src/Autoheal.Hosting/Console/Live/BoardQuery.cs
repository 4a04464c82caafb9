using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Console.Live;

/// <summary>Which incidents a reader wants to see.</summary>
internal sealed record BoardQuery
{
    public const int PageSize = 100;
    private const int MaxSearchLength = 100;
    private const int MaxPage = 10_000;

    /// <summary><c>open</c>, <c>waiting</c> or <c>all</c>.</summary>
    public string Show { get; init; } = "open";

    public string Search { get; init; } = "";

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public static BoardQuery Of(IQueryCollection query)
    {
        var search = query["q"].ToString().Trim();
        return new()
        {
            Show = query["show"].ToString() switch { "waiting" => "waiting", "all" => "all", _ => "open" },
            Search = search.Length <= MaxSearchLength ? search : search[..MaxSearchLength],
            Page = int.TryParse(query["page"], out var page) ? Math.Clamp(page, 1, MaxPage) : 1,
        };
    }

    /// <summary>The incidents of the page, newest first, and whether there are more.</summary>
    public (IReadOnlyList<BoardEntry> Entries, bool More) Select(BoardSnapshot snapshot)
    {
        var found = snapshot.Entries.Values.Where(Matches).Skip((Page - 1) * PageSize).Take(PageSize + 1).ToArray();
        return (found.Length > PageSize ? found[..PageSize] : found, found.Length > PageSize);
    }

    public bool Matches(BoardEntry entry) =>
        Show switch { "all" => true, "waiting" => entry.IsWaiting, _ => entry.IsOpen }
        && (Search.Length == 0 || Texts(entry).Any(text => text?.Contains(Search, StringComparison.OrdinalIgnoreCase) == true));

    private static IEnumerable<string?> Texts(BoardEntry entry) =>
        [entry.Summary.Id, entry.Summary.Subject.ToString(), entry.Summary.Cluster, entry.Summary.Environment, entry.Summary.Cause, entry.Summary.Summary];
}
