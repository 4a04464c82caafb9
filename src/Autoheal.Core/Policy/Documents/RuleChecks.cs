namespace Autoheal.Policy.Documents;

/// <summary>What is well-formed and still cannot be meant.</summary>
internal static class RuleChecks
{
    public static void Check(DocumentNode root, SectionCheck check)
    {
        var services = root.Items("services").Where(service => service["labels"].Exists).Select(service => service.Text("name")).ToHashSet();
        foreach (var rule in root.Items("rules"))
        {
            CheckRule(rule, root.Text("conflict") ?? "strictest", check);
        }

        CheckLoosening("a rule that allows", root.Items("rules").Where(rule => rule.Text("then") == "allow").Select(rule => rule["when"]), services, check);
        CheckLoosening("a relaxation", root.Items("relaxations").Select(relaxation => relaxation["when"]), services, check);
        CheckLoosening("an exception from what is never touched", root["neverTouch"].Items("allow"), services, check);

        foreach (var settings in new[] { root["settings"] }.Where(settings => settings.Exists))
        {
            if (settings.Number("mediumRiskConfidence") < settings.Number("actConfidence"))
            {
                check.Note(settings["mediumRiskConfidence"].Line, "mediumRiskConfidence must be at least actConfidence");
            }
        }

        foreach (var calendar in root.Items("calendars"))
        {
            CheckCalendar(calendar, check);
        }
    }

    /// <summary>Labels are the author's: what they say may forbid, and never permits.</summary>
    private static void CheckLoosening(string what, IEnumerable<DocumentNode> conditions, HashSet<string?> labelled, SectionCheck check)
    {
        foreach (var condition in conditions.Where(condition => (condition.Texts("services") ?? []).Any(labelled.Contains)))
        {
            check.Note(
                condition["services"].Line,
                $"{what} must not rest on labels, which whoever may write the object sets: select the service by namespaces, kinds or names");
        }
    }

    private static void CheckRule(DocumentNode rule, string strategy, SectionCheck check)
    {
        if (rule["approval"].Exists && rule.Text("then") is "deny" or "allow")
        {
            check.Note(rule["approval"].Line, $"only a rule with 'then: approve' has an approval, but this one says '{rule.Text("then")}'");
        }

        foreach (var obligation in rule.Items("obligations"))
        {
            ObligationChecks.Check(obligation, check);
        }

        foreach (var (field, needed) in new[] { ("priority", "priority"), ("cost", "cost") })
        {
            if (rule[field].Exists && strategy != needed)
            {
                check.Note(rule[field].Line, $"'{field}' of a rule says nothing with 'conflict: {strategy}'; set 'conflict: {needed}' or leave it out");
            }
        }
    }

    private static void CheckCalendar(DocumentNode calendar, SectionCheck check)
    {
        if (!calendar["weekly"].Exists && !calendar["dates"].Exists && !calendar["periods"].Exists)
        {
            check.Note(calendar.Line, "a calendar must have 'weekly', 'dates' or 'periods': without any it has no times");
        }

        foreach (var window in calendar.Items("weekly").Where(window => window.Text("from") is { } from && from == window.Text("to")))
        {
            check.Note(window.Line, "a weekly window must not end when it begins: a whole day is from 00:00 to 24:00");
        }

        foreach (var period in calendar.Items("periods"))
        {
            if (DocumentNode.ParseLocal(period.Text("from")) >= DocumentNode.ParseLocal(period.Text("to")))
            {
                check.Note(period.Line, "a period must end after it begins");
            }
        }
    }
}
