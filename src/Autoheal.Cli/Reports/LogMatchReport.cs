using System.Text.Json.Serialization;

namespace Autoheal.Cli.Reports;

/// <summary>A rule fired on a file.</summary>
internal sealed record LogMatchReport
{
    public string Schema { get; init; } = "autoheal/log-match/v1";

    public required string Rule { get; init; }

    public required string File { get; init; }

    public required IReadOnlyList<int> Lines { get; init; }

    /// <summary>For people.</summary>
    [JsonIgnore]
    public string Title { get; init; } = "";
}
