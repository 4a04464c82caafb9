namespace Autoheal.Policy.Documents;

/// <summary>A document in sentences that need no knowledge of its format.</summary>
internal static class DocumentText
{
    public static IEnumerable<string> Lines(DocumentNode root)
    {
        foreach (var environment in root.Items("environments"))
        {
            yield return $"Environment {environment.Text("name")}: the namespaces {Or(environment.Texts("namespaces"))}{In(environment.Texts("clusters"), "clusters")}.";
        }

        yield return "Everything else is production.";
        foreach (var calendar in root.Items("calendars"))
        {
            yield return $"Calendar {calendar.Text("name")} ({calendar.Text("timezone")}): {string.Join("; ", Times(calendar))}.";
        }

        yield return $"Never touched: {Or(root["neverTouch"].Texts("kinds") ?? NeverTouchRule.Default)}"
            + $"{string.Concat(root["neverTouch"].Items("allow").Select(allowed => $", except {When(allowed)}"))}.";
        foreach (var rule in root.Items("rules"))
        {
            yield return $"Rule {rule.Text("name")}: {When(rule["when"])} {Then(rule)}{Because(rule)}";
        }

        foreach (var limit in root.Items("limits"))
        {
            var counted = limit.Texts("actions") is { } actions ? $"{Or(actions)} actions" : "actions";
            yield return $"Limit {limit.Text("name")}: {When(limit["when"])} {Then(limit)} once {limit.Text("max")} {counted}"
                + $"{(limit["same"].Exists ? " of the same name" : "")} were begun on the same {limit.Text("counting") ?? "workload"} within {limit.Text("per")}.";
        }

        foreach (var mode in root.Items("modes"))
        {
            yield return $"At most {mode.Text("ceiling")}: {(mode.Texts("actions") is { } actions ? Or(actions) : "every action")}"
                + $"{In(mode.Texts("environments"), "")}{Of(mode.Texts("services"))}.";
        }

        foreach (var relaxation in root.Items("relaxations"))
        {
            yield return $"Relaxed until {relaxation.Text("expires")}: {Or(relaxation.Texts("relaxes"))} for {When(relaxation["when"])}; "
                + $"{relaxation.Text("owner")} answers for it ({relaxation.Text("reason")}).";
        }

        yield return root.Text("conflict") switch
        {
            "priority" => "Where rules disagree, the one of the highest priority counts; limits and the built-in policies always do.",
            "cost" => "Where rules disagree, those that cost most to disregard count; limits and the built-in policies always do.",
            _ => "Where rules disagree, the strictest counts.",
        };
    }

    private static IEnumerable<string> Times(DocumentNode calendar) =>
    [
        .. calendar.Items("weekly").Select(window => $"{string.Join(", ", window.Texts("days") ?? [])} {window.Text("from")} to {window.Text("to")}"),
        .. calendar.Texts("dates") ?? [],
        .. calendar.Items("periods").Select(period => $"{period.Text("from")} to {period.Text("to")}"),
    ];

    private static string When(DocumentNode when)
    {
        var parts = new List<string>();
        Add("risk", words => $"of {Or(words)} risk");
        Add("reversibility", words => $"that are {Or(words)}");
        Add("environments", words => $"in {Or(words)}");
        Add("services", words => $"on {Or(words)}");
        Add("clusters", words => $"in cluster {Or(words)}");
        Add("namespaces", words => $"in namespace {Or(words)}");
        Add("kinds", words => $"on {Or(words)} objects");
        Add("names", words => $"on {Or(words)}");
        Add("causes", words => $"against {Or(words)}");
        Add("during", words => $"during {Or(words)}");
        Add("outside", words => $"outside {Or(words)}");
        Add("confidenceBelow", words => $"with a confidence below {words[0]}");
        Add("podsAbove", words => $"that touch more than {words[0]} pods");
        Add("podShareAbove", words => $"that touch more than {words[0]} of the service's pods");
        Add("errorBudgetBelow", words => $"while less than {words[0]} of the error budget is left");
        Add("addedCostAbove", words => $"that add more than {words[0]} to the cost of an hour");
        Add("newVersion", words => words[0] == "true" ? "of a version that was never carried out before" : "of a version that was carried out before");
        return $"{(when.Texts("actions") is { } actions ? $"{Or(actions)} actions" : "actions")}{string.Concat(parts.Select(part => " " + part))}";

        void Add(string field, Func<string[], string> say)
        {
            if (when.Texts(field) is { Length: > 0 } words)
            {
                parts.Add(say(words));
            }
        }
    }

    private static string Then(DocumentNode rule) => rule.Text("then") switch
    {
        "allow" => "are allowed",
        "approve" => $"need approval{By(rule["approval"])}",
        _ => "are denied",
    };

    private static string By(DocumentNode approval) => !approval.Exists ? ""
        : $" by {approval.Text("quorum") ?? "1"} {(approval.Texts("roles") is { } roles ? $"of the role {Or(roles)}" : "of the approvers")}";

    private static string Because(DocumentNode rule)
    {
        var kinds = rule.Items("obligations").Select(obligation => obligation.Text("kind")).ToArray();
        return (rule.Text("reason") is { } reason ? $": {reason}" : "") + (kinds.Length > 0 ? $" (with {string.Join(", ", kinds)})" : "") + ".";
    }

    private static string In(string[]? words, string what) => words is null ? "" : $" in {(what.Length > 0 ? what + " " : "")}{Or(words)}";

    private static string Of(string[]? words) => words is null ? "" : $" on {Or(words)}";

    private static string Or(string[]? words) => words switch
    {
        null or [] => "",
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} or {last}",
    };
}
