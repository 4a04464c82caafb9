using System.Globalization;
using Autoheal.Incidents;
using Autoheal.Policy;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>The words that the console shows for states and spans.</summary>
internal static class ConsoleWords
{
    /// <summary>What an incident does now, or how it ended.</summary>
    public static string Of(IncidentPhase phase, IncidentEnd end) => phase switch
    {
        IncidentPhase.Closed => Of(end),
        IncidentPhase.AwaitingApproval => "waits for approval",
        IncidentPhase.Collecting => "looking",
        IncidentPhase.VerifyingCompensation => "verifying the undo",
        IncidentPhase.Compensating => "undoing",
        IncidentPhase.Shadowing => "only watching",
        IncidentPhase.None => "opening",
        _ => phase.ToString().ToLowerInvariant(),
    };

    public static string Of(IncidentEnd end) => end == IncidentEnd.HandedOver ? "handed over" : end.ToString().ToLowerInvariant();

    public static string Of(ControlMode mode) => mode.ToString().ToLowerInvariant();

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Allow => "allows",
        Verdict.RequireApproval => "needs approval",
        _ => "denies",
    };

    /// <summary>The class of the colour; the words beside it say the same.</summary>
    public static string ToneOf(IncidentPhase phase, IncidentEnd end) => (phase, end) switch
    {
        (IncidentPhase.Closed, IncidentEnd.Healed or IncidentEnd.Healthy or IncidentEnd.Recovered) => "good",
        (IncidentPhase.Closed, IncidentEnd.Escalated or IncidentEnd.Denied) => "bad",
        (IncidentPhase.Closed, _) => "neutral",
        (IncidentPhase.AwaitingApproval, _) => "waiting",
        _ => "busy",
    };

    public static string Count(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");
}
