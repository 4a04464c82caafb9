using System.Globalization;
using Autoheal.Cli.Output;
using Autoheal.Learning.Autonomy;
using Autoheal.Learning.Autonomy.Demotions;
using Autoheal.Policy;

namespace Autoheal.Cli.Commands;

/// <summary>The maturity report as people read it.</summary>
internal static class AutonomyText
{
    public static void Print(MaturityReport report, CommandOutput output)
    {
        output.Line($"maturity {report.Maturity} of 4: {report.Summary}", Tone.Heading);
        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"gate {report.Gate:0.###} on {report.MinServices} services, wrong with a chance of at most {report.Error:0.####}{Options(report)}"));
        foreach (var demotion in report.Demotions)
        {
            output.Line($"demoted by hand: {Describe(demotion)}", Tone.Waiting);
        }

        if (report.Classes.Count == 0)
        {
            return;
        }

        output.Table(
            ["ACTION", "ENVIRONMENT", "LEVEL", "GOOD", "BAD", "HARM", "SERVICES", "AT LEAST", "MISSING", "SHADOW SAME/OTHER", "LAST CHANGE"],
            [.. report.Classes.Select(Row)],
            index => ToneOf(report.Classes[index]));
    }

    private static string Describe(StandingDemotion demotion) => TerminalText.Plain(
        $"{demotion.Action}{(demotion.Environment is { } environment ? $" in {environment}" : "")}{(demotion.Service is { } service ? $" on {service}" : "")}"
        + $" by {demotion.By}: {demotion.Reason ?? "-"}");

    private static string Options(MaturityReport report) => report.Earned switch
    {
        null => " (defaults: the local store does not tell the host's options)",
        false => "; on this host autonomy need not be earned: the other policies alone decide",
        _ => "",
    };

    private static IReadOnlyList<string> Row(AutonomyStanding standing) =>
    [
        $"{standing.Class.Action} v{standing.Class.Version}",
        TerminalText.Plain(standing.Class.Environment),
        standing.HeldUntil is { } until
            ? string.Create(CultureInfo.InvariantCulture, $"advice only until {until.UtcDateTime:HH:mm}")
            : standing.Level.ToString().ToLowerInvariant(),
        Number(standing.Successes),
        Number(standing.Failures),
        Number(standing.Harms),
        Number(standing.Services),
        standing.LowerBound.ToString("0.000", CultureInfo.InvariantCulture),
        Missing(standing),
        $"{standing.Agreed}/{standing.Disagreed}",
        standing.LastChange ?? "-",
    ];

    private static string Missing(AutonomyStanding standing) => standing switch
    {
        { SuccessesMissing: 0, ServicesMissing: 0 } => "-",
        { ServicesMissing: 0 } => $"{standing.SuccessesMissing} good",
        { SuccessesMissing: 0 } => $"{standing.ServicesMissing} services",
        _ => $"{standing.SuccessesMissing} good, {standing.ServicesMissing} services",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Tone ToneOf(AutonomyStanding standing) => standing switch
    {
        { HeldUntil: not null } => Tone.Bad,
        { Level: AutonomyLevel.Autonomous } => Tone.Good,
        _ => Tone.Plain,
    };
}
