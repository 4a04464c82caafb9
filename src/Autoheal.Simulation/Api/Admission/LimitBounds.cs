using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>Compares requests and limits with one entry of a LimitRange.</summary>
internal static class LimitBounds
{
    public static void Check(JsonObject bounds, string type, JsonObject? requests, JsonObject? limits, List<string> errors)
    {
        foreach (var (resource, least) in bounds.Object("min") ?? [])
            CheckLeast(resource, type, least!, requests?[resource], limits?[resource], errors);
        foreach (var (resource, most) in bounds.Object("max") ?? [])
            CheckMost(resource, type, most!, requests?[resource], limits?[resource], claims: type == "PersistentVolumeClaim", errors);
        foreach (var (resource, ratio) in bounds.Object("maxLimitRequestRatio") ?? [])
            CheckRatio(resource, type, ratio!, requests?[resource], limits?[resource], errors);
    }

    private static void CheckLeast(string resource, string type, JsonNode least, JsonNode? request, JsonNode? limit, List<string> errors)
    {
        var bound = Quantity.TryParse(least) ?? 0;
        var what = $"minimum {resource} usage per {type} is {least}";
        if (request is null)
            errors.Add($"{what}.  No request is specified");
        else if (Quantity.TryParse(request) < bound)
            errors.Add($"{what}, but request is {request}");
        else if (limit is not null && Quantity.TryParse(limit) < bound)
            errors.Add($"{what}, but limit is {limit}");
    }

    private static void CheckMost(string resource, string type, JsonNode most, JsonNode? request, JsonNode? limit, bool claims, List<string> errors)
    {
        var bound = Quantity.TryParse(most) ?? 0;
        var what = $"maximum {resource} usage per {type} is {most}";
        // A claim has no limits; only what it asks for is bounded.
        if (limit is null && !claims)
            errors.Add($"{what}.  No limit is specified");
        else if (Quantity.TryParse(limit) > bound)
            errors.Add($"{what}, but limit is {limit}");
        else if (Quantity.TryParse(request) > bound)
            errors.Add($"{what}, but request is {request}");
    }

    private static void CheckRatio(string resource, string type, JsonNode ratio, JsonNode? request, JsonNode? limit, List<string> errors)
    {
        var what = $"{resource} max limit to request ratio per {type} is {ratio}";
        if (Quantity.TryParse(request) is not { } asked || asked == 0)
            errors.Add($"{what}, but no request is specified or request is 0");
        else if (Quantity.TryParse(limit) is not { } most || most == 0)
            errors.Add($"{what}, but no limit is specified or limit is 0");
        else if (most / asked > Quantity.TryParse(ratio))
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{what}, but provided ratio is {most / asked:0.000000}"));
    }
}
