using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>Gathers the checks of one finding. Ids of facts are given when findings are ranked.</summary>
internal sealed class CheckList(ClusterModel model)
{
    private const int LongestValue = 200;

    private readonly List<Check> _checks = new(6);

    public IReadOnlyList<Check> Checks => _checks;

    public void Supports(double reliability, string text, Fact fact) => Add(CheckResult.Supports, reliability, text, fact);

    public void Refutes(double reliability, string text, Fact fact) => Add(CheckResult.Refutes, reliability, text, fact);

    public void NotObserved(double reliability, string text) => Add(CheckResult.NotObserved, reliability, text, null);

    /// <summary>A fact that was read from the API and that only controllers write.</summary>
    public Fact Controlled(ClusterObject subject, string predicate, string value, DateTimeOffset? at = null) =>
        Make(subject, predicate, value, at, TrustLevel.Controlled, "api");

    /// <summary>A fact that an author put into a spec.</summary>
    public Fact Declared(ClusterObject subject, string predicate, string value, DateTimeOffset? at = null) =>
        Make(subject, predicate, value, at, TrustLevel.Declared, "api");

    /// <summary>A number that was measured, and over which series.</summary>
    public Fact Measured(ClusterObject subject, string predicate, string value, DateTimeOffset at) =>
        Make(subject, predicate, value, at, TrustLevel.Measured, "metric");

    /// <summary>A fact that anyone may have written.</summary>
    public Fact Untrusted(ClusterObject subject, string predicate, string value, string source, DateTimeOffset? at = null) =>
        Make(subject, predicate, value, at, TrustLevel.Untrusted, source);

    /// <summary>A number that Autoheal counted itself.</summary>
    public Fact Measured(ClusterObject subject, string predicate, string value) =>
        Make(subject, predicate, value, null, TrustLevel.Measured, "api");

    private Fact Make(ClusterObject subject, string predicate, string value, DateTimeOffset? at, TrustLevel trust, string source) => new()
    {
        Id = "",
        Subject = model.Reference(subject),
        Predicate = predicate,
        Value = value.Length <= LongestValue ? value : string.Concat(value.AsSpan(0, LongestValue - 1), "…"),
        At = at ?? model.At,
        Source = source,
        Query = source is "log" or "metric" ? $"{source} of {subject}" : $"list {subject.Resource.Plural} {subject.Namespace}".TrimEnd(),
        Trust = trust,
    };

    private void Add(CheckResult result, double reliability, string text, Fact? fact) =>
        _checks.Add(new Check { Result = result, Reliability = reliability, Text = text, Fact = fact });
}
