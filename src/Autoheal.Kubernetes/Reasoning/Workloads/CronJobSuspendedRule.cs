using Autoheal.Context;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>
/// A CronJob that is missed is suspended (taxonomy row 88). Many are suspended on purpose: only one that an alert or a person names is a fault;
/// one that ran before and has not for several periods is a question.
/// </summary>
internal sealed class CronJobSuspendedRule : IDiagnosticRule
{
    private const int PeriodsMissed = 3;

    public string Name => "cronjob-suspended";

    public IReadOnlyList<CauseDescription> Causes { get; } = [JobCauses.Suspended];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { CronJobs.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var cronJob in model.CronJobs)
        {
            if (cronJob.Suspended && Nominations.IncludeRunOf(context.Scope, cronJob) is var isNamed && (isNamed || IsMissed(model, cronJob)))
            {
                yield return Describe(model, cronJob, isNamed);
            }
        }
    }

    private static bool IsMissed(ClusterModel model, CronJob cronJob) =>
        cronJob.LastScheduledAt is { } last && CronSchedule.Parse(cronJob.Schedule)?.LongestGap() is { } gap && model.At - last > gap * PeriodsMissed;

    private static Finding Describe(ClusterModel model, CronJob cronJob, bool isNamed)
    {
        var checks = new CheckList(model);
        var changed = cronJob.Metadata.SpecChangedAt;
        checks.Supports(isNamed ? 0.7 : 0.3, "spec.suspend is true", checks.Declared(cronJob, "spec.suspend", "true", changed));
        var ago = "it has never run";
        if (cronJob.LastScheduledAt is { } last)
        {
            ago = $"its last run was {Durations.Text(model.At - last)} ago";
            checks.Supports(isNamed ? 0.5 : 0.2, ago, checks.Controlled(cronJob, "status.lastScheduleTime", $"{last:yyyy-MM-dd'T'HH:mm:ss'Z'}", last));
        }
        else
        {
            checks.NotObserved(0.3, "when it last ran");
        }

        var target = model.Reference(cronJob);
        return new Finding
        {
            Cause = JobCauses.Suspended.Code,
            Object = target,
            Title = $"CronJob {cronJob.Name} is suspended",
            Summary = $"CronJob {cronJob.Name} (schedule {cronJob.Schedule}) does not run because spec.suspend is true; {ago}.",
            Checks = checks.Checks,
            Explains = [target],
            Since = changed,
            Remedies = isNamed ? [new ActionProposal { Action = ActionNames.ResumeCronJob, Target = target }] : [],
        };
    }
}
