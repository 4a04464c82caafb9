namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>What is wrong with a CronJob.</summary>
internal enum CronTrouble
{
    /// <summary>Its schedule or time zone is none.</summary>
    WrongSchedule = 0,

    /// <summary>A run was due and did not start.</summary>
    Missed,

    /// <summary>A run does not end, and no other may start beside it.</summary>
    Blocked,

    /// <summary>Several runs go on at once.</summary>
    Overlapping,
}
