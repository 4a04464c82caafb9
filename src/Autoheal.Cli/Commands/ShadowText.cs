using System.Globalization;
using Autoheal.Cli.Output;
using Autoheal.Learning.Shadow;
using Autoheal.Policy;

namespace Autoheal.Cli.Commands;

/// <summary>The cases in the shadow as people read them.</summary>
internal static class ShadowText
{
    public static void Print(ShadowReport report, CommandOutput output)
    {
        if (report.Cases.Count == 0)
        {
            output.Line("nothing ran in the shadow");
            return;
        }

        output.Line($"people did the same in {report.Same} cases, and not in {report.Other}", Tone.Heading);
        output.Table(
            ["INCIDENT", "PLANNED (UTC)", "CAUSE", "WOULD HAVE", "COMPARED"],
            [.. report.Cases.Select(Row)],
            index => ToneOf(report.Cases[index].Match));
    }

    private static IReadOnlyList<string> Row(ShadowCase entry) =>
    [
        entry.IncidentId,
        entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        entry.Cause,
        TerminalText.Plain($"{entry.Action} {entry.Target}"),
        entry.Text ?? "people are at it",
    ];

    private static Tone ToneOf(ShadowMatch? match) => match switch
    {
        ShadowMatch.Same => Tone.Good,
        ShadowMatch.Other or ShadowMatch.NotNeeded => Tone.Bad,
        null => Tone.Waiting,
        _ => Tone.Plain,
    };
}
