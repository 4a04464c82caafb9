using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Probes;

/// <summary>Checks that rules about probes share.</summary>
internal static class ProbeChecks
{
    /// <summary>What the kubelet says about the probe.</summary>
    public static void AddEvent(CheckList checks, FailingProbe failing, double reliability)
    {
        if (failing.Event is { } seen)
        {
            var how = ProbeText.Of(seen.ProbeFailure, seen.ProbeStatus);
            checks.Supports(
                reliability,
                $"the kubelet says: {ProbeText.Of(failing.Role)} probe failed, {how} ({Counts.Of(seen.Count, "time")})",
                checks.Untrusted(seen, "event.probe", how, "event", seen.LastAt));
        }
        else
        {
            checks.NotObserved(reliability, $"what the kubelet says about the {ProbeText.Of(failing.Role)} probe");
        }
    }

    /// <summary>What is wrong with the probe by its own declaration.</summary>
    public static void AddFlaw(CheckList checks, WorkloadEvidence evidence, FailingProbe failing, ProbeFlaw flaw)
    {
        var words = ProbeText.Of(failing.Probe);
        var fact = checks.Declared(evidence.Declarer, "container.probe", words);
        switch (flaw)
        {
            case ProbeFlaw.Port:
                checks.Supports(0.6, $"the {ProbeText.Of(failing.Role)} probe asks {words}, a port that container {failing.Spec.Name} does not declare", fact);
                break;
            case ProbeFlaw.Protocol when failing.IsOtherProtocol:
                checks.Supports(0.6, $"the {ProbeText.Of(failing.Role)} probe asks {words}, another one {ProbeText.Of(failing.Sibling!)}", fact);
                break;
            case ProbeFlaw.Eager:
                checks.Supports(0.45, $"the probe gives up after {Durations.Text(failing.Probe.Patience)}, and there is no startup probe", fact);
                break;
            default:
                checks.Supports(0.25, $"the {ProbeText.Of(failing.Role)} probe asks {words}", fact);
                break;
        }

        RolloutChecks.AddChange(
            checks, evidence, 0.4, "template.probes",
            change => change.Kind == TemplateChangeKind.Probe && change.Container == failing.Spec.Name);
    }

    /// <summary>The old probes where only they were changed, else the whole old revision.</summary>
    public static IReadOnlyList<ActionProposal> Remedies(WorkloadEvidence evidence, FailingProbe failing)
    {
        if (evidence.Undo() is not { Count: > 0 } undo)
        {
            return [];
        }

        var probesAlone = evidence.Changes is [{ Kind: TemplateChangeKind.Probe } only] && only.Container == failing.Spec.Name;
        return probesAlone ? [.. undo, Reasoning.Remedies.RestoreProbes(evidence.Target, evidence.LastGood!.Number)] : undo;
    }
}
