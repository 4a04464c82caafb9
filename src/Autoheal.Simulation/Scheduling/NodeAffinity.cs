using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>Which nodes a pod's nodeSelector and node affinity, or a volume's node affinity, allow and prefer.</summary>
internal static class NodeAffinity
{
    /// <summary>Whether a pod's nodeSelector and required node affinity allow the node.</summary>
    public static bool Allows(JsonObject? podSpec, StoredObject node)
    {
        if (podSpec.Object("nodeSelector") is { Count: > 0 } selector && !Selectors.MatchesMap(selector, node.Labels))
            return false;
        var required = podSpec.Object("affinity").Object("nodeAffinity").Object("requiredDuringSchedulingIgnoredDuringExecution");
        return required is null || Matches(required, node);
    }

    /// <summary>Whether one of the terms of a <c>NodeSelector</c> matches the node.</summary>
    public static bool Matches(JsonObject nodeSelector, StoredObject node)
    {
        foreach (var term in nodeSelector.Array("nodeSelectorTerms") ?? [])
        {
            if (MatchesTerm(term, node))
                return true;
        }

        return false;
    }

    /// <summary>The sum of the weights of the preferences that the node fulfils.</summary>
    public static long PreferenceFor(JsonObject? podSpec, StoredObject node)
    {
        var sum = 0L;
        foreach (var preferred in podSpec.Object("affinity").Object("nodeAffinity").Array("preferredDuringSchedulingIgnoredDuringExecution") ?? [])
        {
            if (MatchesTerm(preferred.Object("preference"), node))
                sum += preferred.Number("weight") ?? 0;
        }

        return sum;
    }

    /// <summary>The names of the only nodes that the required affinity can mean, when each of its terms names nodes; otherwise null.</summary>
    public static IReadOnlySet<string>? NamedNodes(JsonObject? podSpec)
    {
        var required = podSpec.Object("affinity").Object("nodeAffinity").Object("requiredDuringSchedulingIgnoredDuringExecution");
        if (required.Array("nodeSelectorTerms") is not { Count: > 0 } terms)
            return null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            var named = (term.Array("matchFields") ?? []).FirstOrDefault(field => field.Text("key") == "metadata.name" && field.Text("operator") == "In");
            if (named is null)
                return null;
            foreach (var value in named.Array("values") ?? [])
                names.Add(value!.ToString());
        }

        return names;
    }

    /// <summary>An empty term matches nothing.</summary>
    private static bool MatchesTerm(JsonNode? term, StoredObject node)
    {
        var (expressions, fields) = (term.Array("matchExpressions") ?? [], term.Array("matchFields") ?? []);
        if (expressions.Count == 0 && fields.Count == 0)
            return false;
        foreach (var expression in expressions)
        {
            if (!MatchesRequirement(expression, node.Labels.Text(expression.Text("key") ?? "")))
                return false;
        }

        foreach (var field in fields)
        {
            if (!MatchesRequirement(field, field.Text("key") == "metadata.name" ? node.Name : null))
                return false;
        }

        return true;
    }

    private static bool MatchesRequirement(JsonNode? requirement, string? actual)
    {
        var values = requirement.Array("values") ?? [];
        return requirement.Text("operator") switch
        {
            "In" => actual is not null && values.Any(value => value?.ToString() == actual),
            "NotIn" => actual is null || !values.Any(value => value?.ToString() == actual),
            "Exists" => actual is not null,
            "DoesNotExist" => actual is null,
            "Gt" => Compare(actual, values) > 0,
            "Lt" => Compare(actual, values) < 0,
            _ => false,
        };
    }

    /// <summary>Zero also when one of them is no number, which then is neither greater nor less.</summary>
    private static int Compare(string? actual, JsonArray values) =>
        values.Count == 1
        && long.TryParse(actual, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var left)
        && long.TryParse(values[0]?.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right)
            : 0;
}
