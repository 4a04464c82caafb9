using Autoheal.Incidents;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Clusters;

/// <summary>
/// Narrows a diagnosis of a namespace to the workload or pod that was asked about. The whole namespace is read all the same: causes lie
/// elsewhere. What stands around other kinds cannot be told by their names, so there nothing is left out.
/// </summary>
internal static class ScopedDiagnosis
{
    private static readonly string[] Narrowable = ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "ReplicaSet", "Pod"];

    public static PreviewedDiagnosis Narrow(PreviewedDiagnosis diagnosed)
    {
        if (diagnosed.Scope.Resources is not [{ } @object] || !Narrowable.Contains(@object.Kind))
        {
            return diagnosed;
        }

        var diagnosis = diagnosed.Diagnosis;
        var symptoms = diagnosis.Symptoms.Where(symptom => Concerns(symptom.Object, @object)).ToArray();
        var hypotheses = diagnosis.Hypotheses
            .Where(hypothesis => Concerns(hypothesis.Object, @object) || symptoms.Any(symptom => hypothesis.Explains.Contains(symptom.Id)))
            .Select((hypothesis, index) => hypothesis with { Rank = index + 1 })
            .ToArray();
        var outcome = Judge(diagnosis, symptoms, hypotheses);
        var brief = outcome == DiagnosisOutcome.Healthy ? diagnosis.Brief with { NextChecks = [] } : diagnosis.Brief;
        return diagnosed with
        {
            Diagnosis = diagnosis with { Outcome = outcome, Symptoms = symptoms, Hypotheses = hypotheses, Brief = brief },
        };
    }

    private static DiagnosisOutcome Judge(Diagnosis diagnosis, Symptom[] symptoms, Hypothesis[] hypotheses)
    {
        var standing = hypotheses.Any(hypothesis => hypothesis.Status is HypothesisStatus.Supported or HypothesisStatus.Confirmed);
        return (diagnosis.Outcome, standing) switch
        {
            (DiagnosisOutcome.Fault, true) => DiagnosisOutcome.Fault,
            (DiagnosisOutcome.Fault, false) when symptoms.Length == 0 && !diagnosis.Partial => DiagnosisOutcome.Healthy,
            (DiagnosisOutcome.Healthy, _) => DiagnosisOutcome.Healthy,
            _ => DiagnosisOutcome.Unknown,
        };
    }

    /// <summary>
    /// Whether one is the other, or by its name a pod or replica set of the other: recordings may lack the owners that would tell.
    /// </summary>
    private static bool Concerns(ResourceRef found, ResourceRef asked)
    {
        if (found.Namespace != asked.Namespace)
        {
            return false;
        }

        var same = found.Kind == asked.Kind && found.Name == asked.Name;
        return same || IsChild(asked, found) || IsChild(found, asked);
    }

    private static bool IsChild(ResourceRef child, ResourceRef parent) =>
        child.Kind is "Pod" or "ReplicaSet" or "Job" && child.Kind != parent.Kind && child.Name.StartsWith(parent.Name + "-", StringComparison.Ordinal);
}
