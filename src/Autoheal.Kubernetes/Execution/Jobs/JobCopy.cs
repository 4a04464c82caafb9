using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Incidents;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Makes of a failed Job the one that does its work again: the same template under another name, without what belongs to the first run.</summary>
internal static class JobCopy
{
    private const int LongestName = 63;

    private static readonly string[] s_ofTheFirstRun =
        ["controller-uid", "job-name", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name"];

    /// <summary>The one name that a rerun of this very Job can have.</summary>
    public static string NameFor(ResourceRef job)
    {
        var suffix = "-rerun-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(job.Uid)))[..8];
        return job.Name[..Math.Min(job.Name.Length, LongestName - suffix.Length)] + suffix;
    }

    public static JsonObject Make(LiveObject job)
    {
        var spec = JsonPointers.Node(job.Find("/spec")!.Value)!.AsObject();
        foreach (var field in new[] { "selector", "manualSelector", "suspend" })
        {
            spec.Remove(field);
        }

        if (spec["template"]?["metadata"]?["labels"] is JsonObject labels)
        {
            foreach (var label in s_ofTheFirstRun)
            {
                labels.Remove(label);
            }
        }

        return new JsonObject
        {
            ["apiVersion"] = "batch/v1",
            ["kind"] = "Job",
            ["metadata"] = new JsonObject
            {
                ["name"] = NameFor(job.Reference),
                ["namespace"] = job.Reference.Namespace,
                ["annotations"] = new JsonObject { ["autoheal.dev/rerun-of"] = job.Reference.Uid },
            },
            ["spec"] = spec,
        };
    }
}
