using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Reasoning;

namespace Autoheal.Core.Tests.Reasoning.Ranking;

/// <summary>Findings, facts and rankings in few words.</summary>
internal static class Findings
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static ResourceRef Deployment(string name, string @namespace = "shop") =>
        new() { ClusterId = "c1", Group = "apps", Kind = "Deployment", Namespace = @namespace, Name = name, Uid = $"uid-{name}" };

    public static ResourceRef Node(string name) => new() { ClusterId = "c1", Kind = "Node", Name = name };

    public static Finding Finding(string cause, ResourceRef @object, params Check[] checks) => new()
    {
        Cause = new CauseCode(cause),
        Object = @object,
        Title = $"{cause} of {@object.Name}",
        Summary = "",
        Checks = checks,
    };

    public static Finding Explaining(this Finding finding, params ResourceRef[] explained) => finding with { Explains = explained };

    public static Check Supports(double reliability, ResourceRef subject, string predicate, TrustLevel trust = TrustLevel.Controlled) =>
        Check(CheckResult.Supports, reliability, subject, predicate, trust);

    public static Check Refutes(double reliability, ResourceRef subject, string predicate, TrustLevel trust = TrustLevel.Controlled) =>
        Check(CheckResult.Refutes, reliability, subject, predicate, trust);

    public static Symptom[] Symptoms(params ResourceRef[] objects) =>
        [.. objects.Select((item, index) => new Symptom { Id = $"S{index + 1}", Text = "not available", Object = item })];

    public static CauseCatalogue Describe(params (string Cause, string[] Refines)[] causes) =>
        new([new DescribedCauses([.. causes.Select(cause => new CauseDescription
        {
            Code = new CauseCode(cause.Cause),
            Title = cause.Cause,
            Refines = [.. cause.Refines.Select(weaker => new CauseCode(weaker))],
        })])]);

    public static IReadOnlyList<Hypothesis> Rank(
        IReadOnlyList<Symptom> symptoms, IReadOnlyList<Finding> findings, CauseCatalogue? causes = null, IncidentScope? scope = null) =>
        new CausalRanking(new ContextBuilder().Build(scope ?? new IncidentScope(), Now), symptoms, causes ?? Describe()).Rank(findings);

    public static string Text(this IEnumerable<Hypothesis> hypotheses) =>
        string.Join(" | ", hypotheses.Select(hypothesis => $"{hypothesis.Group} {hypothesis.Cause} {hypothesis.Object.Name}"));

    private static Check Check(CheckResult result, double reliability, ResourceRef subject, string predicate, TrustLevel trust) => new()
    {
        Result = result,
        Reliability = reliability,
        Text = predicate,
        Fact = new Fact
        {
            Id = "", Subject = subject, Predicate = predicate, Value = "v", At = Now, Source = trust == TrustLevel.Untrusted ? "log" : "api", Trust = trust,
        },
    };

    private sealed class DescribedCauses(IReadOnlyList<CauseDescription> causes) : IDiagnosticRule
    {
        public string Name => "described";

        public IReadOnlyList<CauseDescription> Causes => causes;

        public IEnumerable<Finding> Evaluate(IncidentContext context) => [];
    }
}
