using Autoheal.Reasoning;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>Every fault of the simulated cluster's catalogue, with names that vary: its cause, or one that lies deeper, must stand first.</summary>
internal static class FaultSurvey
{
    private static readonly TimeSpan s_onset = TimeSpan.FromMinutes(12);

    public static Survey Run(int seeds) => new("Faults of the simulated cluster",
        [.. FaultCatalogue.All.SelectMany(entry => Enumerable.Range(1, seeds).Select(seed => new SurveyRow($"{entry.Name} (seed {seed})", Judge(entry, seed)) { Note = IsNameable(entry) ? entry.Cause : $"{entry.Cause}; shows in metrics, traces or on the node alone: unknown is right" }))]);

    /// <summary>Whether any rule could name it from objects and logs; what shows in metrics alone is rightly unknown here.</summary>
    public static bool IsNameable(FaultEntry entry) => RuleTier.Whole.Rules
        .Any(rule => rule.Causes.Any(cause => cause.Need is not (EvidenceNeed.Metrics or EvidenceNeed.Traces or EvidenceNeed.Node) && (cause.Code.Value == entry.Cause || entry.DeeperCauses.Contains(cause.Code.Value))));

    /// <summary>Whether a cause is what is left to say, and true, where only metrics would show more.</summary>
    private static bool IsWeaker(FaultEntry entry, CauseCode cause) =>
        !IsNameable(entry) && RuleTier.Whole.Rules.SelectMany(rule => rule.Causes).Any(known => known.Code.Value == entry.Cause && known.Refines.Contains(cause));

    public static string? Judge(FaultEntry entry, int seed)
    {
        var world = new FaultWorld(seed, entry.Create("namespace/name").Suit(entry.Create("a/b").Suit(LandscapeOptions.ForSeed((ulong)seed))));
        var diagnosis = world.Inject(entry.Create(world.Target), s_onset).Diagnose();
        var isRight = diagnosis.Outcome == DiagnosisOutcome.Fault
            && (diagnosis.Hypotheses[0].Cause.Value == entry.Cause || entry.DeeperCauses.Contains(diagnosis.Hypotheses[0].Cause.Value) || IsWeaker(entry, diagnosis.Hypotheses[0].Cause));
        return isRight || (diagnosis.Outcome == DiagnosisOutcome.Unknown && !IsNameable(entry)) ? null : $"{entry.Cause} expected; {CaseVerdict.Describe(diagnosis)}";
    }
}
