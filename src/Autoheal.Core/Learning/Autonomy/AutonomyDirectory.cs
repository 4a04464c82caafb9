using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Learning.Autonomy.Demotions;
using Autoheal.Policy;

namespace Autoheal.Learning.Autonomy;

/// <summary>Answers questions about earned autonomy from the journal. Reads only; thread-safe.</summary>
public sealed class AutonomyDirectory(IJournalReader journal, TimeProvider clock)
{
    private static readonly string[] s_summaries =
    [
        "nothing has been tried yet", "compared in the shadow only", "acts on approval", "has earned to act by itself in {0} of {1} classes of actions",
        "has earned to act by itself in {0} of {1} classes of actions",
    ];

    /// <summary>Reports what every class of actions has earned.</summary>
    /// <param name="options">The host's options; null assumes the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async ValueTask<MaturityReport> ReportAsync(AutonomyOptions? options, CancellationToken cancellationToken = default)
    {
        var limits = options ?? new AutonomyOptions();
        var reader = new AutonomyReader(journal);
        var standings = new List<AutonomyStanding>();
        foreach (var @class in await reader.ListAsync(cancellationToken))
        {
            standings.Add(Stand((await reader.ReadAsync(@class, cancellationToken)).Record, limits, clock.GetUtcNow()));
        }

        var demotions = new DemotionFold();
        await foreach (var record in journal.ReadStreamAsync(StreamId.Control, cancellationToken: cancellationToken))
        {
            if (JournalJson.Read(record) is AutonomyDemoted demoted)
            {
                demotions.Take(demoted);
            }
        }

        var autonomous = standings.Count(standing => standing.Level == AutonomyLevel.Autonomous);
        var maturity = MaturityOf(standings, autonomous);
        return new MaturityReport
        {
            Maturity = maturity,
            Summary = string.Format(System.Globalization.CultureInfo.InvariantCulture, s_summaries[maturity], autonomous, standings.Count),
            Earned = options?.Earned,
            Gate = limits.Gate,
            Error = limits.Error,
            MinServices = limits.MinServices,
            Demotions = demotions.Standing,
            Classes = [.. standings.OrderBy(standing => standing.Class.ToString(), StringComparer.Ordinal)],
        };
    }

    private static int MaturityOf(List<AutonomyStanding> standings, int autonomous) => autonomous switch
    {
        > 0 when autonomous * 2 >= standings.Count => 4,
        > 0 => 3,
        _ when standings.Any(standing => standing.Successes + standing.Failures + standing.Demotions > 0) => 2,
        _ => standings.Count > 0 ? 1 : 0,
    };

    private static AutonomyStanding Stand(AutonomyRecord record, AutonomyOptions limits, DateTimeOffset now)
    {
        var level = record.LevelAt(now, limits.Start);
        var error = AutonomyJudge.ErrorFor(record, limits.Error);
        var (good, bad) = level == AutonomyLevel.Shadow ? (record.Agreed, record.Disagreed) : (record.Successes, record.Failures);
        var rises = level is AutonomyLevel.Shadow or AutonomyLevel.Approve;
        return new AutonomyStanding
        {
            Class = record.Class,
            Level = level,
            HeldUntil = record.IsHeld(now) ? record.LastChange!.HeldUntil : null,
            Successes = record.Successes,
            Failures = record.Failures,
            Harms = record.Harms,
            Services = record.Services.Count,
            LowerBound = SuccessBound.Lower(good, bad, error),
            SuccessesMissing = rises ? Math.Max(0, SuccessBound.SuccessesNeeded(bad, limits.Gate, error) - good) : 0,
            ServicesMissing = rises ? Math.Max(0, limits.MinServices - record.Services.Count) : 0,
            Agreed = record.Agreed,
            Disagreed = record.Disagreed,
            Demotions = record.Demotions,
            LastChange = record.LastChange?.Reason,
        };
    }
}
