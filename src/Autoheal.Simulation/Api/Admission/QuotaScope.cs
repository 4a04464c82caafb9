using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>Which pods a quota counts.</summary>
internal readonly record struct QuotaScope
{
    private readonly IReadOnlyList<string> _scopes;
    private readonly JsonArray? _priorities;

    private QuotaScope(IReadOnlyList<string> scopes, JsonArray? priorities)
    {
        _scopes = scopes;
        _priorities = priorities;
    }

    /// <summary>Whether the quota counts nothing but pods, as every scoped one does.</summary>
    public bool OnlyPods => _scopes.Count > 0 || _priorities is { Count: > 0 };

    public static QuotaScope Of(JsonObject? spec) => new(
        [.. (spec.Array("scopes") ?? []).Select(scope => scope?.ToString() ?? "")],
        spec.Object("scopeSelector").Array("matchExpressions"));

    public bool Includes(JsonObject pod)
    {
        var spec = pod.Object("spec") ?? [];
        foreach (var scope in _scopes)
        {
            if (!Matches(scope, spec))
                return false;
        }

        foreach (var expression in _priorities.Objects())
        {
            if (!Matches(expression, spec))
                return false;
        }

        return true;
    }

    private static bool Matches(string scope, JsonObject spec) => scope switch
    {
        "BestEffort" => QualityOfService.Of(spec) == "BestEffort",
        "NotBestEffort" => QualityOfService.Of(spec) != "BestEffort",
        "Terminating" => spec.Number("activeDeadlineSeconds") is >= 0,
        "NotTerminating" => spec.Number("activeDeadlineSeconds") is null,
        "PriorityClass" => spec.Text("priorityClassName") is { Length: > 0 },
        _ => true,
    };

    private static bool Matches(JsonObject expression, JsonObject spec)
    {
        if (expression.Text("scopeName") is { } scope and not "PriorityClass")
            return Matches(scope, spec);
        var name = spec.Text("priorityClassName") ?? "";
        var listed = expression.Array("values")?.Any(value => value?.ToString() == name) == true;
        return expression.Text("operator") switch
        {
            "In" => listed,
            "NotIn" => !listed,
            "DoesNotExist" => name.Length == 0,
            _ => name.Length > 0,
        };
    }
}
