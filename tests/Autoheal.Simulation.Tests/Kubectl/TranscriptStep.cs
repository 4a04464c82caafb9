using System.Globalization;
using System.Text;

namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>One command of a transcript with what it printed.</summary>
internal sealed record TranscriptStep
{
    public required string Command { get; init; }

    public string? Input { get; init; }

    public required int ExitCode { get; init; }

    public required string Output { get; init; }

    public required string Errors { get; init; }

    /// <summary>Reads a transcript: <c>$ command</c>, <c>exit N</c>, and what was printed below <c>--- stdout</c> and <c>--- stderr</c>.</summary>
    public static IReadOnlyList<TranscriptStep> ReadAll(string transcript)
    {
        var steps = new List<TranscriptStep>();
        foreach (var block in ("\n" + transcript).Split("\n$ ").Skip(1))
        {
            var lines = block.Split('\n');
            var sections = new Dictionary<string, StringBuilder> { ["stdin"] = new(), ["stdout"] = new(), ["stderr"] = new() };
            StringBuilder? section = null;
            foreach (var line in lines.Skip(2))
            {
                if (line.StartsWith("--- ", StringComparison.Ordinal) && sections.TryGetValue(line[4..], out var named))
                    section = named;
                else
                    section?.Append(line).Append('\n');
            }

            steps.Add(new()
            {
                Command = lines[0],
                ExitCode = int.Parse(lines[1].AsSpan("exit ".Length), CultureInfo.InvariantCulture),
                Input = sections["stdin"].Length == 0 ? null : sections["stdin"].ToString(),
                Output = sections["stdout"].ToString(),
                Errors = sections["stderr"].ToString(),
            });
        }

        return steps;
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"$ {Command}\nexit {ExitCode}\n");
        if (Input is not null)
            text.Append("--- stdin\n").Append(Input);
        return text.Append("--- stdout\n").Append(Output).Append(Output.Length == 0 || Output.EndsWith('\n') ? "" : "\n")
            .Append("--- stderr\n").Append(Errors).Append(Errors.Length == 0 || Errors.EndsWith('\n') ? "" : "\n").ToString();
    }
}
