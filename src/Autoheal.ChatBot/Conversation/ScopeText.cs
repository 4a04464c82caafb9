using System.Text.RegularExpressions;
using Autoheal.Context;
using Autoheal.Incidents;

namespace Autoheal.ChatBot.Conversation;

/// <summary>Reads what a person says to look at: nothing, a namespace, a workload, or an object with its kind.</summary>
internal static partial class ScopeText
{
    /// <summary>The scope; null when the text is none.</summary>
    public static IncidentScope? Read(string text)
    {
        var parts = text.Trim().Split('/');
        if (text.Trim().Length == 0)
        {
            return new IncidentScope();
        }

        return !Array.TrueForAll(parts, part => Name().IsMatch(part)) ? null : parts switch
        {
            [var @namespace] => new IncidentScope { Namespaces = [@namespace.ToLowerInvariant()] },
            [var @namespace, var name] => Of(@namespace, "Deployment", name),
            [var kind, var @namespace, var name] => Of(@namespace, KindOf(kind), name),
            _ => null,
        };
    }

    private static IncidentScope Of(string @namespace, string kind, string name)
    {
        var place = @namespace.ToLowerInvariant();
        return new IncidentScope { Namespaces = [place], Resources = [new ResourceRef { Kind = kind, Group = GroupOf(kind), Namespace = place, Name = name.ToLowerInvariant() }] };
    }

    private static string KindOf(string kind) => kind.ToLowerInvariant() switch
    {
        "deploy" or "deployment" or "deployments" => "Deployment",
        "sts" or "statefulset" or "statefulsets" => "StatefulSet",
        "ds" or "daemonset" or "daemonsets" => "DaemonSet",
        "po" or "pod" or "pods" => "Pod",
        "svc" or "service" or "services" => "Service",
        "job" or "jobs" => "Job",
        "cronjob" or "cronjobs" => "CronJob",
        _ => kind,
    };

    private static string GroupOf(string kind) => kind switch
    {
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" => "apps",
        "Job" or "CronJob" => "batch",
        _ => "",
    };

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9.\-]{0,251}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
