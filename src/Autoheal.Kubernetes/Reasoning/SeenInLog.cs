using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>A log of a container in trouble speaks of a cause.</summary>
/// <param name="Trouble">The trouble of the container.</param>
/// <param name="Sighting">What its log says.</param>
/// <param name="IsClear">Whether the log speaks of little else: one that speaks of everything proves nothing.</param>
internal sealed record SeenInLog(Trouble Trouble, LogSighting Sighting, bool IsClear)
{
    private const int MostCauses = 2;
    private static readonly CauseCode s_uncaught = new("log.runtime.uncaught");

    /// <summary>Whether the log speaks of at most one other cause, or of this one at least twice as often as of any other.</summary>
    public static bool IsClearIn(LogSummary log, LogSighting sighting) => IsClearIn(log, sighting, MostCauses);

    /// <summary>The same, where the log may speak of no other cause: what is read beside a cause that the objects show must be beyond doubt.</summary>
    public static bool IsOnlyIn(LogSummary log, LogSighting sighting) => IsClearIn(log, sighting, 1);

    private static bool IsClearIn(LogSummary log, LogSighting sighting, int mostCauses)
    {
        var (causes, most) = (0, 0);
        foreach (var other in log.Sightings)
        {
            if (other.Cause != s_uncaught)
            {
                causes++;
                most = other.Cause == sighting.Cause ? most : Math.Max(most, other.Count);
            }
        }

        return causes <= mostCauses || sighting.Count >= 2 * most;
    }
}
