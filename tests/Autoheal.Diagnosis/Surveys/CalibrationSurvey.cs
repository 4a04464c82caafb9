using System.Globalization;
using Autoheal.Reasoning;
using Autoheal.Reasoning.Statistics;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>
/// Behind eng/calibrate: how often the best hypothesis of a confidence was right, over cases with varying names, cases from which their rule was taken,
/// and faults of the simulated cluster. The fit is isotonic, drawn towards what the rules themselves claim, and cautious: it only ever lowers a
/// confidence, because fixtures of our own prove little about incidents that nobody has seen.
/// </summary>
internal static class CalibrationSurvey
{
    private const int CaseSeeds = 5;
    private const int FaultSeeds = 2;

    /// <summary>Every step of the grid counts as this many observations of what the rules claim.</summary>
    private const double PriorWeight = 8;

    private static readonly double[] s_grid = [.. Enumerable.Range(2, 18).Select(step => step * 0.05), 0.97];

    private static readonly TimeSpan s_onset = TimeSpan.FromMinutes(12);

    /// <summary>The table's source text.</summary>
    public static async Task<string> RenderAsync()
    {
        var observed = new List<(double Raw, bool Right)>();
        await AddCasesAsync(observed);
        await AddAblationsAsync(observed);
        AddFaults(observed);
        var fitted = Isotonic.Fit(
        [
            .. observed.Select(one => (Round(one.Raw), one.Right ? 1.0 : 0.0, 1.0)),
            .. s_grid.Select(raw => (Round(raw), raw, PriorWeight)),
        ]);
        var knots = fitted
            .Where(point => s_grid.Any(raw => Round(raw).Equals(point.X)))
            .Select(point => (Raw: point.X, Calibrated: Math.Min(point.X, point.Y)));
        return Text(observed, knots);
    }

    private static async Task AddCasesAsync(List<(double Raw, bool Right)> observed)
    {
        foreach (var @case in CaseCatalogue.All)
        {
            for (var seed = 1; seed <= CaseSeeds; seed++)
            {
                var run = await CaseRun.MakeAsync(@case, seed, change: seed > 1 && !@case.IsPartial ? cluster => Neighbours.Add(cluster, seed) : null);
                if (run.Diagnosis.Hypotheses is [{ Status: HypothesisStatus.Supported } first, ..] && (@case.Cause is not null || @case.IsHealthy || @case.LooksLike.Contains(first.Cause.Value)))
                {
                    observed.Add((first.Confidence, first.Cause.Value == @case.Cause));
                }
            }
        }
    }

    private static async Task AddAblationsAsync(List<(double Raw, bool Right)> observed)
    {
        var catalogue = new CauseCatalogue(RuleTier.Whole.Rules);
        foreach (var rule in RuleTier.Whole.Rules)
        {
            var tier = new RuleTier(rule.GetType());
            var codes = rule.Causes.Select(cause => cause.Code.Value).ToHashSet();
            foreach (var @case in CaseCatalogue.All.Where(@case => @case.Cause is { } cause && codes.Contains(cause)))
            {
                var diagnosis = (await CaseRun.MakeAsync(@case, seed: 1, tier)).Diagnosis;
                if (diagnosis.Hypotheses is [{ Status: HypothesisStatus.Supported } first, ..])
                {
                    observed.Add((first.Confidence, first.Cause.Value == @case.Cause || catalogue.Refines(new CauseCode(@case.Cause!), first.Cause)));
                }
            }
        }
    }

    private static void AddFaults(List<(double Raw, bool Right)> observed)
    {
        foreach (var entry in FaultCatalogue.All)
        {
            for (var seed = 1; seed <= FaultSeeds; seed++)
            {
                var world = new FaultWorld(seed, entry.Create("namespace/name").Suit(LandscapeOptions.ForSeed((ulong)seed)));
                var diagnosis = world.Inject(entry.Create(world.Target), s_onset).Diagnose();
                if (diagnosis.Hypotheses is [{ Status: HypothesisStatus.Supported } first, ..])
                {
                    observed.Add((first.Confidence, first.Cause.Value == entry.Cause || entry.DeeperCauses.Contains(first.Cause.Value)));
                }
            }
        }
    }

    private static double Round(double raw) => Math.Round(raw * 20) / 20 is var step && raw >= 0.96 ? 0.97 : step;

    private static string Text(List<(double Raw, bool Right)> observed, IEnumerable<(double Raw, double Calibrated)> knots)
    {
        var lines = knots.Select(knot => string.Create(CultureInfo.InvariantCulture, $"        ({knot.Raw:0.00}, {knot.Calibrated:0.0000}),"));
        return $$"""
            namespace Autoheal.Reasoning;

            /// <summary>
            /// How often a confidence was right: written by <c>eng/calibrate</c> from {{observed.Count}} outcomes of the fixtures, {{observed.Count(one => one.Right)}} of them right;
            /// never by hand. Below the first knot and above the last one it goes straight to 0 and 1.
            /// </summary>
            internal static class CalibrationTable
            {
                public static (double Raw, double Calibrated)[] Knots { get; } =
                [
            {{string.Join('\n', lines)}}
                ];
            }

            """;
    }
}
