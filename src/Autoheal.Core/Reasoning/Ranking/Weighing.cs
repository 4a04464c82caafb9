using Autoheal.Context;
using Autoheal.Reasoning.Statistics;

namespace Autoheal.Reasoning.Ranking;

/// <summary>Weighs one finding by itself: how sure it is, what it would explain, and whether it came into being just before the trouble.</summary>
internal sealed class Weighing(IncidentContext context, SymptomIndex symptoms)
{
    /// <summary>Less than this, and not refuted by anything: not worth a line.</summary>
    private const double Negligible = 0.12;

    /// <summary>How much of the score depends on the share of the symptoms that is explained.</summary>
    private const double ShareWeight = 0.4;

    /// <summary>What a change right before the trouble adds.</summary>
    private const double ChangeBonus = 0.05;

    private static readonly TimeSpan s_halfLife = TimeSpan.FromMinutes(10);

    /// <summary>A change that is noticed a little late is still before the trouble.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(2);

    private readonly Nominations _nominations = new(context);

    /// <summary>The candidate; null when nothing worth saying speaks for it and nothing against it.</summary>
    public Candidate? Weigh(Finding finding)
    {
        var confidence = Confidence.Of(finding.Checks);
        var status = Confidence.Status(finding.Checks, confidence);
        if (confidence < Negligible && status != HypothesisStatus.Refuted)
        {
            return null;
        }

        var place = Place.Of(finding.Object);
        var elsewhere = Elsewhere(finding, place);
        var explains = symptoms.Of(place, elsewhere);
        return new Candidate
        {
            Finding = finding,
            Object = place,
            Elsewhere = elsewhere,
            Confidence = confidence,
            Status = status,
            Explains = explains,
            Relevance = _nominations.Concerns(place, elsewhere) ? Relevance.Nominated : explains.Count > 0 ? Relevance.Symptom : Relevance.None,
            Score = Math.Round(confidence * Share(explains.Count), 3) + Closeness(finding.Since),
        };
    }

    private static Place[] Elsewhere(Finding finding, Place own)
    {
        var places = new Place[finding.Explains.Count];
        var count = 0;
        for (var i = 0; i < finding.Explains.Count; i++)
        {
            var place = Place.Of(finding.Explains[i]);
            if (place != own)
            {
                places[count++] = place;
            }
        }

        return count == places.Length ? places : places[..count];
    }

    /// <summary>A cause that explains nothing visible still counts: the symptom may not have been seen.</summary>
    private double Share(int explained) => symptoms.Count == 0 ? 1 : 1 - ShareWeight + (ShareWeight * explained / symptoms.Count);

    /// <summary>What changed just before the trouble is said to have begun ranks before what lies long back. No more than a nudge.</summary>
    private double Closeness(DateTimeOffset? since) => since is { } change && context.Scope.Since is { } onset
        ? Math.Round(ChangeBonus * ChangeCorrelation.Score(change, onset, s_halfLife, s_tolerance), 3)
        : 0;
}
