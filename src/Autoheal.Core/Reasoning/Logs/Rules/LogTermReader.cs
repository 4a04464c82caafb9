namespace Autoheal.Reasoning.Logs;

/// <summary>Reads terms: text, regular expressions, queries, alternatives, and patterns within patterns.</summary>
internal sealed class LogTermReader(NamedTerms terms, LogPatternReader patterns)
{
    private const int HighestCount = 1000;

    private static readonly string[] s_tests = ["value", "text", "regex", "jq", "any"];
    private static readonly string[] s_others = ["field", "count", "extract", "none", "window", "slide", "anchor", "absolute", "sequence", "set", "promql", "script"];

    public static LineRegex ReadRegex(RuleNode node, string what)
    {
        var pattern = node.Text(what);
        return LineRegex.TryCreate(pattern, out var regex, out var why)
            ? regex
            : throw node.Wrong($"'{pattern}' is no regular expression: {why}");
    }

    public LogTerm Read(RuleNode node, int depth)
    {
        node = Resolve(node);
        if (node.IsText)
        {
            return new LogTerm { Test = ReadText(node, ignoreCase: false) };
        }

        if (!node.IsMapping)
        {
            throw node.Wrong("a term is text or a mapping");
        }

        foreach (var name in new[] { "promql", "script" })
        {
            if (node.Find(name) is { } foreign)
            {
                throw new UndecidableException(foreign, $"'{name}' is not evaluated on logs");
            }
        }

        return new LogTerm
        {
            Pattern = ReadNested(node, depth),
            Test = node.Find("sequence") is null && node.Find("set") is null ? ReadTest(node) : null,
            Count = node.Find("count")?.Number("'count'", 1, HighestCount) ?? 1,
            Extracts = [.. node.Find("extract")?.Items("'extract'").Select(ReadExtract) ?? []],
        };
    }

    public LogNegation ReadNegation(RuleNode node, int positives, int depth)
    {
        var term = Read(node, depth);
        return new LogNegation
        {
            Term = term,
            Window = node.Find("window")?.Duration("'window'") ?? default,
            Slide = node.Find("slide")?.Duration("'slide'", mayBeNegative: true) ?? default,
            Anchor = node.Find("anchor")?.Number("'anchor'", 0, positives - 1) ?? 0,
            IsAbsolute = node.Find("absolute")?.Flag("'absolute'") ?? false,
        };
    }

    private RuleNode Resolve(RuleNode node) =>
        node.IsText ? terms.Find(node.Text("a term")) ?? node
        : node.Find("value") is { IsText: true } value && terms.Find(value.Text("'value'")) is { } named ? named
        : node;

    private LogPattern? ReadNested(RuleNode node, int depth) =>
        node.Find("sequence") is { } sequence ? patterns.Read(sequence, isOrdered: true, depth + 1)
        : node.Find("set") is { } set ? patterns.Read(set, isOrdered: false, depth + 1)
        : null;

    /// <summary>A test of a line: exactly one of the ways to test, on the whole line or one field, unless one of <c>none</c> holds.</summary>
    private LineTest ReadTest(RuleNode node)
    {
        var ways = s_tests.Where(way => node.Find(way) is not null).ToArray();
        if (ways.Length != 1)
        {
            var found = string.Join(", ", node.Members().Select(member => $"'{member}'"));
            throw node.Wrong(ways.Length > 1
                ? $"a term has one of {string.Join(", ", s_tests)}, but this one has {string.Join(" and ", ways)}"
                : $"a term needs one of {string.Join(", ", s_tests)}, sequence, set, but this one has {(found.Length == 0 ? "nothing" : found)}");
        }

        foreach (var member in node.Members().Except(s_tests).Except(s_others))
        {
            node.Note($"'{member}' is not known in a term and is ignored");
        }

        var test = ReadWay(ways[0], node.Need(ways[0], "the term"));
        if (node.Find("field") is { } field)
        {
            test = new FieldTest(field.Text("'field'"), test);
        }

        return node.Find("none") is { } none ? new ExceptTest(test, [.. none.Items("'none'").Select(ReadLineTest)]) : test;
    }

    private LineTest ReadLineTest(RuleNode node) => node.IsText ? ReadText(node, ignoreCase: true) : ReadTest(node);

    private LineTest ReadWay(string way, RuleNode node) => way switch
    {
        "value" => ReadText(node, ignoreCase: false),
        "text" => ReadText(node, ignoreCase: true),
        "regex" => new RegexTest(ReadRegex(node, "'regex'")),
        "jq" => new QueryTest(ReadQuery(node)),
        _ => new AnyTest([.. node.Items("'any'").Select(ReadLineTest)]),
    };

    private static TextTest ReadText(RuleNode node, bool ignoreCase) => node.Text("a term") is { Length: > 0 } text
        ? new TextTest(text, ignoreCase)
        : throw node.Wrong("a term is empty; it would match every line");

    private static LogExtract ReadExtract(RuleNode node)
    {
        var regex = node.Find("regex");
        var query = node.Find("jq");
        return regex is null == query is null
            ? throw node.Wrong("an extract has a 'name' and either a 'regex' or a 'jq'")
            : new LogExtract
            {
                Name = node.Need("name", "the extract").Text("'name'"),
                Regex = regex is { } pattern ? ReadRegex(pattern, "'regex'") : null,
                Query = query is { } text ? ReadQuery(text) : null,
            };
    }

    private static JsonQuery ReadQuery(RuleNode node)
    {
        var text = node.Text("'jq'");
        return JsonQuery.TryParse(text, out var query, out var why)
            ? query
            : throw new UndecidableException(node, $"the query '{text}' is not understood ({why})");
    }
}
