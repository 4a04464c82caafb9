namespace Autoheal.Reasoning.Logs;

/// <summary>Reads sequences and sets.</summary>
internal sealed class LogPatternReader
{
    private const int Deepest = 8;
    private const int MostTerms = 64;

    private static readonly string[] s_members = ["event", "window", "correlations", "order", "match", "negate", "origin"];
    private static readonly string[] s_kinds = ["sequence", "set"];

    private readonly LogTermReader _terms;

    public LogPatternReader(NamedTerms terms) => _terms = new LogTermReader(terms, this);

    /// <summary>Reads what stands under <c>rule</c>: one sequence or one set.</summary>
    public LogPattern ReadRoot(RuleNode rule)
    {
        if (rule.Find("script") is { } script)
        {
            throw new UndecidableException(script, "scripts are not run");
        }

        LogPattern? pattern = null;
        foreach (var kind in rule.Members())
        {
            if (!s_kinds.Contains(kind))
            {
                throw rule.Wrong($"'{kind}' is no kind of rule; a rule is a 'sequence' or a 'set'");
            }

            pattern = pattern is null
                ? Read(rule.Need(kind, "the rule"), kind == "sequence", 0)
                : throw rule.Wrong("a rule is either a 'sequence' or a 'set', not both");
        }

        return pattern ?? throw rule.Wrong("the rule is empty; it needs a 'sequence' or a 'set'");
    }

    public LogPattern Read(RuleNode node, bool isOrdered, int depth)
    {
        if (depth >= Deepest)
        {
            throw node.Wrong($"patterns stand at most {Deepest} deep in each other");
        }

        var (kind, list, other) = isOrdered ? ("sequence", "order", "match") : ("set", "match", "order");
        if (node.Find(other) is { } misplaced)
        {
            throw misplaced.Wrong($"a {kind} lists its terms under '{list}', not '{other}'");
        }

        NoteUnknown(node, kind);
        var terms = ReadTerms(node.Need(list, $"the {kind}"), list, depth);
        if (terms.Count == 0)
        {
            throw node.Wrong($"'{list}' is empty; a {kind} needs at least one term");
        }

        return new LogPattern
        {
            IsOrdered = isOrdered,
            Terms = terms,
            Negations = [.. node.Find("negate")?.Items("'negate'").Select(item => _terms.ReadNegation(item, terms.Count, depth)) ?? []],
            Window = node.Find("window")?.Duration("'window'"),
            Correlations = [.. node.Find("correlations")?.Items("'correlations'").Select(item => item.Text("a correlation")) ?? []],
            Source = node.Find("event") is { IsMapping: true } source ? source.TextOr("source", "") : "",
        };
    }

    private List<LogTerm> ReadTerms(RuleNode list, string name, int depth)
    {
        var terms = new List<LogTerm>();
        foreach (var item in list.Items($"'{name}'"))
        {
            if (terms.Count == MostTerms)
            {
                throw item.Wrong($"'{name}' has more than {MostTerms} terms");
            }

            terms.Add(_terms.Read(item, depth));
        }

        return terms;
    }

    private static void NoteUnknown(RuleNode node, string kind)
    {
        if (!node.IsMapping)
        {
            throw node.Wrong($"a {kind} is a mapping with 'window', 'event', its terms and 'negate'");
        }

        foreach (var member in node.Members().Except(s_members))
        {
            node.Note($"'{member}' is not known in a {kind} and is ignored; known are {string.Join(", ", s_members)}");
        }
    }
}
