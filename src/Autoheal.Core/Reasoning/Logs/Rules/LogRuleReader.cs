using System.Globalization;

namespace Autoheal.Reasoning.Logs;

/// <summary>Reads the rules of one YAML document.</summary>
internal static class LogRuleReader
{
    public static IEnumerable<LogRule> Read(RuleNode root)
    {
        if (!root.IsMapping || root.Find("rules") is not { } rules)
        {
            throw root.Wrong("a rule file is a mapping with the member 'rules'");
        }

        var terms = NamedTerms.Of(root.Find("terms"));
        foreach (var node in rules.Items("'rules'"))
        {
            yield return ReadRule(node, terms);
        }
    }

    private static LogRule ReadRule(RuleNode node, NamedTerms terms)
    {
        if (!node.IsMapping)
        {
            throw node.Wrong("a rule is a mapping with the members 'cre' (or 'id') and 'rule'");
        }

        var about = node.Find("cre") ?? node;
        var id = about.TextOr("id", "");
        if (id.Length == 0)
        {
            throw about.Wrong("the rule has no id; it stands in 'cre.id' or in 'id'");
        }

        return new LogRule
        {
            Id = id,
            Title = about.TextOr("title", "").Trim(),
            Category = about.TextOr("category", ""),
            Severity = about.Find("severity")?.Number("'severity'", 0, 10),
            Cause = ReadCause(about),
            Weight = ReadWeight(about),
            Names = [.. about.Find("names")?.Items("'names'").Select(name => LogTermReader.ReadRegex(name, "'names'")) ?? []],
            File = node.File,
            Line = node.Line,
            Pattern = ReadPattern(node.Need("rule", $"the rule {id}"), terms),
        };
    }

    private static LogPattern? ReadPattern(RuleNode rule, NamedTerms terms)
    {
        try
        {
            return new LogPatternReader(terms).ReadRoot(rule);
        }
        catch (UndecidableException e)
        {
            e.Place.Note($"{e.Message}, so this rule never fires");
            return null;
        }
    }

    private static CauseCode? ReadCause(RuleNode about)
    {
        // In a CRE document 'cause' is prose for people; a code is a word with a dot in it.
        var text = about.TextOr("cause", "");
        return text.Length is > 0 and <= 100 && text.Contains('.') && !text.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789.-")
            ? new CauseCode(text)
            : null;
    }

    private static double ReadWeight(RuleNode about)
    {
        if (about.Find("weight") is not { } node)
        {
            return 0.5;
        }

        return double.TryParse(node.Text("'weight'"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight is > 0 and <= 1
            ? weight
            : throw node.Wrong($"'weight' must be above 0 and at most 1, but is '{node.Text("'weight'")}'");
    }
}
