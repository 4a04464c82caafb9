using Autoheal.Reasoning.Logs;

namespace Autoheal.Policy.Documents;

/// <summary>The parameters of the obligations that every host enforces. Those of others are theirs to check.</summary>
internal static class ObligationChecks
{
    public static void Check(DocumentNode obligation, SectionCheck check)
    {
        var kind = obligation.Text("kind");
        var with = obligation.Map("with");
        if (KnownOf(kind) is not { } known)
        {
            return;
        }

        foreach (var name in with.Keys.Where(name => !known.Contains(name)))
        {
            check.Note(obligation["with"].Line, $"the obligation {kind} has no '{name}'; it may have {string.Join(", ", known)}");
        }

        if (FindWrong(kind, with) is { } wrong)
        {
            check.Note(obligation.Line, wrong);
        }
    }

    private static string[]? KnownOf(string? kind) => kind switch
    {
        Obligations.CapPods => ["pods", "share"],
        Obligations.CanaryFirst or Obligations.Progressive => ["watch"],
        Obligations.RevertAfter => ["after"],
        _ => null,
    };

    private static string? FindWrong(string? kind, IReadOnlyDictionary<string, string> with) => kind switch
    {
        Obligations.RevertAfter when !IsBetween(with.GetValueOrDefault("after"), TimeSpan.FromMinutes(1), TimeSpan.FromDays(7)) =>
            "the obligation revert-after must have 'after', a duration from 1m to 168h",
        Obligations.CanaryFirst or Obligations.Progressive when with.TryGetValue("watch", out var watch)
            && !IsBetween(watch, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1)) => $"'watch' of the obligation {kind} must be a duration from 10s to 1h",
        _ => null,
    };

    private static bool IsBetween(string? text, TimeSpan least, TimeSpan most) =>
        text is not null && Durations.TryParse(text, out var duration) && duration >= least && duration <= most;
}
