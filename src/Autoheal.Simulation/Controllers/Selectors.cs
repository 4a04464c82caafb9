using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Matches labels against the two selector shapes of the API.</summary>
internal static class Selectors
{
    /// <summary>A <c>LabelSelector</c> with matchLabels and matchExpressions. Null matches nothing, empty matches everything.</summary>
    public static bool Matches(JsonObject? selector, JsonObject? labels)
    {
        if (selector is null)
            return false;
        if (selector.Object("matchLabels") is { } required && !MatchesMap(required, labels))
            return false;
        if (selector.Array("matchExpressions") is not { } expressions)
            return true;
        foreach (var expression in expressions)
        {
            if (!MatchesExpression(expression, labels))
                return false;
        }

        return true;
    }

    /// <summary>A plain map, as in a Service's selector or a nodeSelector.</summary>
    public static bool MatchesMap(JsonObject required, JsonObject? labels)
    {
        foreach (var (name, value) in required)
        {
            if (labels.Text(name) is not { } actual || actual != value!.GetValue<string>())
                return false;
        }

        return true;
    }

    private static bool MatchesExpression(JsonNode? expression, JsonObject? labels)
    {
        var actual = labels.Text(expression.Text("key") ?? "");
        return expression.Text("operator") switch
        {
            "In" => actual is not null && Lists(expression, actual),
            "NotIn" => actual is null || !Lists(expression, actual),
            "Exists" => actual is not null,
            "DoesNotExist" => actual is null,
            _ => false,
        };
    }

    private static bool Lists(JsonNode? expression, string actual)
    {
        foreach (var value in expression.Array("values") ?? [])
        {
            if (value!.GetValue<string>() == actual)
                return true;
        }

        return false;
    }
}
