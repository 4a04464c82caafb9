using Autoheal.Context;

namespace Autoheal.Reasoning;

/// <summary>Names what is visibly wrong, without a cause. Pure and thread-safe.</summary>
public interface ISymptomDetector
{
    /// <summary>The symptoms in what was seen; none means that everything in scope is healthy.</summary>
    IEnumerable<Symptom> Detect(IncidentContext context);

    /// <summary>Whether enough was seen to call the scope healthy when no symptom is found.</summary>
    bool CanJudge(IncidentContext context);
}
