using System.Text.Json;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Holds what an action would use more of against the quotas of the namespace.</summary>
internal static class QuotaRoom
{
    /// <summary>The first quota that has no room for it, and for what; null when all have.</summary>
    /// <param name="quotas">The ResourceQuotas of the namespace.</param>
    /// <param name="more">What would be used more, by the quota's names: <c>limits.memory</c>, <c>requests.cpu</c>, <c>pods</c> …</param>
    public static string? FindShortage(IReadOnlyList<LiveObject> quotas, IReadOnlyDictionary<string, decimal> more)
    {
        foreach (var quota in quotas)
        {
            foreach (var (name, amount) in more)
            {
                if (amount > 0 && IsShort(quota, name, amount))
                {
                    return $"ResourceQuota {quota.Metadata.Name} has no room for it ({name})";
                }
            }
        }

        return null;
    }

    /// <summary>What one pod of a template counts for in quotas.</summary>
    public static IReadOnlyDictionary<string, decimal> OfPods(JsonElement template, int pods)
    {
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["pods"] = pods };
        if (JsonPointers.Find(template, "/spec/containers") is not { ValueKind: JsonValueKind.Array } containers)
        {
            return sums;
        }

        foreach (var container in containers.EnumerateArray())
        {
            foreach (var kind in new[] { "requests", "limits" })
            {
                foreach (var resource in new[] { "cpu", "memory" })
                {
                    var key = $"{kind}.{resource}";
                    sums[key] = sums.GetValueOrDefault(key) + (pods * (Amounts.Parse(JsonPointers.Find(container, $"/resources/{kind}/{resource}")) ?? 0));
                }
            }
        }

        return sums;
    }

    private static bool IsShort(LiveObject quota, string name, decimal amount)
    {
        // Requests may be counted without their prefix.
        var plain = name.StartsWith("requests.", StringComparison.Ordinal) ? name["requests.".Length..] : null;
        foreach (var key in new[] { name, plain })
        {
            if (key is not null && Amounts.Parse(quota.Find($"/status/hard/{JsonPointers.Escape(key)}")) is { } hard
                && (Amounts.Parse(quota.Find($"/status/used/{JsonPointers.Escape(key)}")) ?? 0) + amount > hard)
            {
                return true;
            }
        }

        return false;
    }
}
