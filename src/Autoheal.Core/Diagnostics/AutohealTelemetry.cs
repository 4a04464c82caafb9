using System.Diagnostics;
using System.Diagnostics.Metrics;
using Autoheal.Incidents;

namespace Autoheal.Diagnostics;

/// <summary>The names under which Autoheal's core reports spans and metrics. Spans bear stage names and outcomes, never values.</summary>
public static class AutohealTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Autoheal.Core";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Alerts = Meter.CreateCounter<long>(
        "autoheal.alerts", "{alert}", "Alerts accepted, by whether they opened an incident, joined one or repeated.");

    private static readonly Counter<long> Incidents = Meter.CreateCounter<long>(
        "autoheal.incidents", "{incident}", "Incidents closed, by how they ended.");

    private static readonly Counter<long> Actions = Meter.CreateCounter<long>(
        "autoheal.actions", "{action}", "Executions and compensations, by action and status.");

    private static readonly Histogram<double> Decisions = Meter.CreateHistogram<double>(
        "autoheal.policy.duration",
        "s",
        "Time that a policy decision took on gathered facts.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2] });

    internal static Activity? StartStage(IncidentState state)
    {
        var activity = Source.StartActivity(SpanName(state.Phase));
        activity?.SetTag("autoheal.incident.id", state.Id);
        return activity;
    }

    internal static void Fail(Activity? activity, Exception exception)
    {
        activity?.SetStatus(ActivityStatusCode.Error);
        activity?.SetTag("error.type", exception.GetType().Name);
    }

    internal static void CountAlert(string outcome) => Alerts.Add(1, new KeyValuePair<string, object?>("autoheal.alert.outcome", outcome));

    internal static void CountEnd(IncidentEnd end) => Incidents.Add(1, new KeyValuePair<string, object?>("autoheal.incident.end", end.ToString()));

    internal static void CountAction(string action, string operation, string status) => Actions.Add(
        1,
        new KeyValuePair<string, object?>("autoheal.action", action),
        new KeyValuePair<string, object?>("autoheal.operation", operation),
        new KeyValuePair<string, object?>("autoheal.status", status));

    internal static void RecordDecision(TimeSpan elapsed) => Decisions.Record(elapsed.TotalSeconds);

    private static string SpanName(IncidentPhase phase) => phase switch
    {
        IncidentPhase.Collecting => "collect_context",
        IncidentPhase.Reasoning => "reason",
        IncidentPhase.Planning => "plan",
        IncidentPhase.Judging => "evaluate_policy",
        IncidentPhase.AwaitingApproval => "await_approval",
        IncidentPhase.Executing or IncidentPhase.Compensating or IncidentPhase.Reconciling => "execute_tool",
        _ => "verify",
    };
}
