using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>Whether the configuration that a container reads was changed shortly before it began to crash.</summary>
internal static class RecentConfiguration
{
    private static readonly TimeSpan s_recent = TimeSpan.FromMinutes(30);

    public static void AddCheck(CheckList checks, WorkloadEvidence evidence)
    {
        var seen = true;
        foreach (var reference in evidence.Template.References)
        {
            var found = reference.Kind == ConfigSourceKind.ConfigMap
                ? evidence.Model.ConfigMaps.Find(evidence.Blamed.Namespace, reference.Name)
                : Lookup<ConfigMap>.NotObserved("Secrets are never read");
            if (found.Value is { } map && IsRecent(map.ContentChangedAt, evidence.Began))
            {
                checks.Refutes(
                    0.7,
                    $"{map} was changed {Durations.Text(evidence.Began - map.ContentChangedAt)} before the first crash",
                    checks.Controlled(map, "configmap.changed", "content changed", map.ContentChangedAt));
                return;
            }

            seen &= found.NotObservedReason is null;
        }

        if (seen)
        {
            checks.Supports(
                0.2,
                "no ConfigMap that it reads was changed shortly before",
                checks.Controlled(evidence.Blamed, "configuration.changed", "not shortly before"));
        }
        else
        {
            checks.NotObserved(0.2, "whether the configuration that it reads was changed");
        }
    }

    private static bool IsRecent(DateTimeOffset changed, DateTimeOffset began) => changed <= began && began - changed < s_recent;
}
