using Autoheal.Diagnosis.Reproductions;
using Autoheal.Reasoning;
using Autoheal.Simulation.Applications;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>Injected faults that others described, applied to applications with their names, and diagnosed.</summary>
internal static class ReproductionSurvey
{
    private static readonly TimeSpan s_onset = TimeSpan.FromMinutes(14);

    public static Survey Run() => new("Described faults, reproduced",
        [.. ReproductionCatalogue.All.Select(reproduction => new SurveyRow(reproduction.Id, Judge(reproduction)) { Note = Note(reproduction) })]);

    public static string? Judge(Reproduction reproduction)
    {
        if (reproduction.Reason is not null)
        {
            return null;
        }

        var world = new FaultWorld(seed: 3, new LandscapeOptions { Primary = reproduction.App, Connected = true });
        var diagnosis = (reproduction.Change is { } change
            ? world.Change(change, s_onset)
            : world.Inject(Simulation.Faults.Fault.Named(reproduction.Fault!, reproduction.App), s_onset)).Diagnose();
        var isRight = diagnosis.Outcome == DiagnosisOutcome.Fault && reproduction.Causes.Contains(diagnosis.Hypotheses[0].Cause.Value);
        return isRight ? null : $"{reproduction.Causes[0]} expected; {CaseVerdict.Describe(diagnosis)}";
    }

    private static string Note(Reproduction reproduction) =>
        reproduction.Reason is { } reason ? $"not reproduced: {reason}" : $"{reproduction.App}: {string.Join(" or ", reproduction.Causes)}";
}
