using System.Text.RegularExpressions;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>What the conditions of an object say, by the names that controllers give them.</summary>
internal sealed partial class ConditionSigns
{
    private static readonly string[] s_mainTypes =
    [
        "Ready", "Available", "Healthy", "Succeeded", "Complete", "Completed", "Established", "Programmed", "Accepted", "Synced", "Compliant", "Valid",
        "Reconciled", "Deployed", "Running", "Active",
    ];

    private static readonly string[] s_badMessages = ["error", "failed", "fail", "invalid", "cannot", "unable", "denied", "missing"];

    public ConditionSigns(ObjectView view)
        : this(view.Conditions)
    {
    }

    public ConditionSigns(IReadOnlyList<ConditionView> conditions)
    {
        Main = s_mainTypes.Select(type => conditions.FirstOrDefault(condition => condition.Type == type)).FirstOrDefault(condition => condition is not null)
            ?? conditions.FirstOrDefault(condition => Positive().IsMatch(condition.Type) && !AtWork().IsMatch(condition.Type));
        Suspension = conditions.FirstOrDefault(condition => condition.IsTrue && Halted().IsMatch(condition.Type));
        Failure = conditions.FirstOrDefault(condition => condition.IsTrue && Negative().IsMatch(condition.Type));
        Work = conditions.FirstOrDefault(condition => condition.IsTrue && AtWork().IsMatch(condition.Type) && !Ended().IsMatch(condition.Reason));
        Unfulfilled = conditions.FirstOrDefault(IsHalfway);
        foreach (var condition in conditions.Where(condition => condition.IsFalse && Positive().IsMatch(condition.Type) && !Negative().IsMatch(condition.Type)))
        {
            Judge(condition);
        }

        Awaited ??= Main is { IsUnknown: true } ? Main : null;
    }

    /// <summary>The condition that speaks for the whole object.</summary>
    public ConditionView? Main { get; }

    /// <summary>Somebody paused it.</summary>
    public ConditionView? Suspension { get; }

    /// <summary>A condition whose truth is bad is true.</summary>
    public ConditionView? Failure { get; }

    /// <summary>A condition whose truth is good is false, and not just for now.</summary>
    public ConditionView? Unfulfilled { get; private set; }

    /// <summary>Work is under way.</summary>
    public ConditionView? Work { get; }

    /// <summary>A condition whose truth is good is not true yet.</summary>
    public ConditionView? Awaited { get; private set; }

    /// <summary>Work that was given up, and an end that was none: <c>Progressing=False, ProgressDeadlineExceeded</c>, <c>Complete=True, JobFailed</c>.</summary>
    private static bool IsHalfway(ConditionView condition) => (condition.IsFalse && AtWork().IsMatch(condition.Type) && HealthWords.IsFailing(HealthWords.Split(condition.Reason)))
        || (condition.IsTrue && Ended().IsMatch(condition.Type) && condition.Type != "Available" && GaveUp().IsMatch(condition.Reason));

    private void Judge(ConditionView condition)
    {
        var reason = HealthWords.Split(condition.Reason);
        var isMain = condition == Main;
        if (condition.Severity == "Error" || (HealthWords.IsFailing(reason) && !reason.Contains("progress")))
        {
            Unfulfilled ??= condition;
        }
        else if (!isMain && Optional().IsMatch(condition.Type))
        {
            // That a rollout is not complete or a trigger not active is no trouble by itself.
        }
        else if (HealthWords.IsMoving(reason) || HealthWords.IsSuspended(reason))
        {
            Awaited ??= condition;
        }
        else if (IsLasting(condition, isMain, reason))
        {
            Unfulfilled ??= condition;
        }
        else if (isMain || Verdict().IsMatch(condition.Type))
        {
            Awaited ??= condition;
        }
    }

    private static bool IsLasting(ConditionView condition, bool isMain, IReadOnlyList<string> reason) =>
        (Verdict().IsMatch(condition.Type) && reason.Count == 0)
        || (isMain && reason.Count > 0 && !HealthWords.IsGood(reason) && condition.Severity.Length == 0)
        || ((isMain || Verdict().IsMatch(condition.Type)) && HealthWords.Split(condition.Message).Intersect(s_badMessages).Any());

    [GeneratedRegex("(Ready|Available|Healthy|Succeeded|Success|Updated|Admitted|Complete|Completed|Synced|Accepted|Programmed|Established|Compliant|Reconciled|Deployed|Valid|Validated|Applied|Configured|Resolved|ResolvedRefs|Scheduled|Installed|Released|Created|Operational|Bound|Connected|Registered|Up|Active|Running|Initialized|Provisioned|Issued|Approved|Remediated|AbleToScale|LastAsyncOperation|Verified|Online|Fetched|Loaded|Serving|Attached)$")]
    private static partial Regex Positive();

    [GeneratedRegex("(Failed|Failure|Error|Errors|Degraded|Stalled|NotReady|Unhealthy|Violation|Violations|Fallback|Invalid|InvalidSpec|NonStructuralSchema|Blocked|Conflict|Broken|Aborted|Rejected|Misconfigured|Faulted|Unavailable)$|^(Invalid|Failed|HasErrors?|Failing)")]
    private static partial Regex Negative();

    [GeneratedRegex("(Progressing|Reconciling|Updating|RollingUpdate|Creating|Initializing|Issuing|Upgrading|Provisioning|Installing|Restarting|Deploying|Scaling|Terminating|Deleting|Migrating|Rolling|Pending|In-progress|InProgress|Processing|Resizing|Expanding|Restoring|Starting|Waiting)$")]
    private static partial Regex AtWork();

    [GeneratedRegex("^(Suspended|Paused|Stopped|Hibernated|Hibernating|Disabled)$")]
    private static partial Regex Halted();

    /// <summary>Types that are false only when something was judged and found wrong.</summary>
    [GeneratedRegex("(Synced|Accepted|Valid|Validated|Compliant|Applied|Resolved|ResolvedRefs|Configured|Approved|Released|LastAsyncOperation|AbleToScale|Succeeded)$")]
    private static partial Regex Verdict();

    [GeneratedRegex("^(Active|Running|Upgradeable|Complete|Completed|Scheduled|Bound|Connected|Remediated|Issued|Approved|Created|Up|Installed)$")]
    private static partial Regex Optional();

    [GeneratedRegex("(Available|Complete|Completed|Succeeded|Finished)$")]
    private static partial Regex Ended();

    [GeneratedRegex("(Failed|Failure|Error)$")]
    private static partial Regex GaveUp();
}
