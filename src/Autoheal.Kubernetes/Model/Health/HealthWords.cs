namespace Autoheal.Kubernetes.Model.Health;

/// <summary>What phases, states and reasons mean, by the words that they are made of.</summary>
internal static class HealthWords
{
    private static readonly HashSet<string> s_failing = new(StringComparer.Ordinal)
    {
        "fail", "error", "err", "degraded", "invalid", "unhealthy", "crash", "lost", "red", "broken", "reject", "warn", "denied", "abort", "timeout",
        "conflict", "mismatch", "noncompliant", "exceeded", "stalled", "dead", "expired", "offline", "corrupt", "violation", "missing", "unauthorized",
        "forbidden", "unable", "cannot", "blocked", "unreachable", "unsupported", "rollback", "faulted", "panic", "unsuccessful", "incorrect",
        "inaccessible", "incompatible", "malformed", "fault", "killed", "evicted", "critical", "different", "unresolved", "insufficient",
        "misconfigured", "refused", "alreadyexists", "notcontrolled", "notallowed", "notset", "notfound", "nosuch",
    };

    private static readonly HashSet<string> s_moving = new(StringComparer.Ordinal)
    {
        "pending", "progress", "progressing", "provisioning", "creating", "updating", "upgrading", "deploying", "initializing", "initialising", "starting",
        "stopping", "restarting", "waiting", "installing", "scaling", "migrating", "applying", "reconciling", "expanding", "deleting", "terminating",
        "queued", "rolling", "syncing", "yellow", "notready", "verifying", "activating", "configuring", "cloning", "restoring", "issuing", "building",
        "uninstalling", "processing", "downloading", "importing", "resizing", "recovering", "promoting", "preparing", "joining", "draining", "scheduling",
        "binding", "allocating", "bootstrapping", "validating", "inprogress", "requested", "new", "transition", "uploading", "released", "partial",
        "connecting", "retrying", "suspending", "resuming", "pausing", "notreconciled", "incomplete", "ongoing", "setup", "cleanup", "accepting", "loading", "init", "unavailable",
    };

    private static readonly HashSet<string> s_suspended = new(StringComparer.Ordinal)
    {
        "paused", "suspended", "stopped", "hibernated", "hibernating", "disabled", "halted", "shutdown", "sleeping",
    };

    private static readonly HashSet<string> s_good = new(StringComparer.Ordinal)
    {
        "ready", "running", "healthy", "active", "available", "bound", "succeeded", "success", "successful", "complete", "completed", "deployed",
        "established", "synced", "ok", "green", "valid", "accepted", "initialized", "operational", "online", "normal", "exists", "finished", "up", "enabled",
        "connected", "stable", "compliant", "attached", "reconciled", "applied", "created", "installed", "passed", "provisioned", "done", "open", "true",
        "started", "registered", "configured", "inuse", "uptodate", "serving", "issued", "approved", "found", "merged", "scheduled", "reachable",
        "published", "current",
    };

    /// <summary>The meaning of a phase; null when no word is known.</summary>
    public static HealthStatus? Of(string phase)
    {
        var words = Split(phase);
        return words switch
        {
            [] or ["unknown"] => HealthStatus.Unknown,
            ["not", "found"] or ["missing"] => HealthStatus.Missing,
            _ when IsFailing(words) => HealthStatus.Degraded,
            _ when Any(words, s_suspended) => HealthStatus.Suspended,
            _ when IsMoving(words) => HealthStatus.Progressing,
            _ when Any(words, s_good) => words.Contains("not") ? HealthStatus.Progressing : HealthStatus.Healthy,
            _ => null,
        };
    }

    public static bool IsFailing(IReadOnlyList<string> words) => Any(words, s_failing)
        || words.Any(word => s_failing.Any(failing => failing.Length >= 4 && word.StartsWith(failing, StringComparison.Ordinal)));

    public static bool IsMoving(IReadOnlyList<string> words) => Any(words, s_moving);

    public static bool IsSuspended(IReadOnlyList<string> words) => Any(words, s_suspended);

    public static bool IsGood(IReadOnlyList<string> words) => Any(words, s_good);

    /// <summary>The words of a name in lower case: <c>UpgradeFailed</c> and <c>upgrade failed</c> are the same.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsAsciiLetter(text[i]);
            var begins = isLetter && char.IsAsciiLetterUpper(text[i]) && i > 0 && (char.IsAsciiLetterLower(text[i - 1]) || char.IsAsciiDigit(text[i - 1]));
            if (start >= 0 && (!isLetter || begins))
            {
                words.Add(text[start..i].ToLowerInvariant());
                start = -1;
            }

            start = isLetter && start < 0 ? i : start;
        }

        return words;
    }

    /// <summary>Whether a word stands there, or all words together hold a long one: <c>not ready</c>, <c>in progress</c>.</summary>
    private static bool Any(IReadOnlyList<string> words, HashSet<string> known)
    {
        if (words.Any(known.Contains))
        {
            return true;
        }

        var joined = string.Concat(words);
        return known.Any(word => word.Length >= 6 && joined.Contains(word, StringComparison.Ordinal));
    }
}
