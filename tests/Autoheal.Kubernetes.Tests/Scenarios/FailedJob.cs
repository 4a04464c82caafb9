namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>A Job that failed and may be run twice, and a CronJob.</summary>
internal static class FailedJob
{
    private const string Template = """{"spec":{"restartPolicy":"Never","containers":[{"name":"app","image":"shop/report:1"}]}}""";

    public static string CronJob(bool suspended) =>
        """{"metadata":{"name":"report"},"spec":{"schedule":"0 * * * *","suspend":SUSPENDED,"jobTemplate":{"spec":{"template":TEMPLATE}}}}"""
            .Replace("SUSPENDED", suspended ? "true" : "false", StringComparison.Ordinal).Replace("TEMPLATE", Template, StringComparison.Ordinal);

    public static void Create(ActionWorld world)
    {
        const string Jobs = "/apis/batch/v1/namespaces/checkout/jobs";
        world.Create(Jobs, """{"metadata":{"name":"report","annotations":{"autoheal.dev/idempotent":"true"}},"spec":{"template":TEMPLATE}}"""
            .Replace("TEMPLATE", Template, StringComparison.Ordinal));
        world.Merge($"{Jobs}/report/status", """
            {"status":{"failed":7,"startTime":"2026-06-01T11:00:00Z","conditions":[
            {"type":"FailureTarget","status":"True","reason":"BackoffLimitExceeded","lastTransitionTime":"2026-06-01T11:59:00Z"},
            {"type":"Failed","status":"True","reason":"BackoffLimitExceeded","lastTransitionTime":"2026-06-01T11:59:00Z"}]}}
            """);
    }
}
