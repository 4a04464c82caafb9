using Autoheal.Policy.Documents;

namespace Autoheal.Cli.Reports;

/// <summary>What is wrong with policy files, for programs.</summary>
internal sealed record PolicyCheckReport
{
    public string Schema { get; init; } = "autoheal/policy-check/v1";

    public required bool Ok { get; init; }

    public required IReadOnlyList<FileReport> Files { get; init; }

    public static PolicyCheckReport Of(IReadOnlyList<(string File, PolicyReading Reading)> readings) => new()
    {
        Ok = readings.All(entry => entry.Reading.Errors.Count == 0),
        Files =
        [
            .. readings.Select(entry => new FileReport
            {
                File = entry.File,
                Name = entry.Reading.Document?.Name,
                Version = entry.Reading.Document?.Version,
                Errors = [.. entry.Reading.Errors.Select(error => new ErrorReport { Line = error.Line, Message = error.Message })],
            }),
        ],
    };

    internal sealed record FileReport
    {
        public required string File { get; init; }

        public required string? Name { get; init; }

        public required string? Version { get; init; }

        public required IReadOnlyList<ErrorReport> Errors { get; init; }
    }

    internal sealed record ErrorReport
    {
        public required int Line { get; init; }

        public required string Message { get; init; }
    }
}
