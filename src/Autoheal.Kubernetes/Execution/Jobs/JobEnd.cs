namespace Autoheal.Kubernetes.Execution;

/// <summary>Tells when a Job ended.</summary>
internal static class JobEnd
{
    /// <summary>When it completed or failed, in UTC; null while it has not.</summary>
    public static DateTimeOffset? Find(LiveObject job)
    {
        if (job.Condition("Complete"))
        {
            return job.Time("/status/completionTime") ?? LastTransition(job, "Complete");
        }

        return job.Condition("Failed") ? LastTransition(job, "Failed") : null;
    }

    private static DateTimeOffset? LastTransition(LiveObject job, string type)
    {
        var index = 0;
        foreach (var condition in job.Items("/status/conditions"))
        {
            if (JsonPointers.Find(condition, "/type")?.ValueEquals(type) == true)
            {
                return job.Time($"/status/conditions/{index}/lastTransitionTime");
            }

            index++;
        }

        return null;
    }
}
