using Autoheal.Diagnostics;
using Autoheal.Reasoning.Logs;

namespace Autoheal.Core.Tests.Reasoning.Logs;

/// <summary>Mistakes in rule files are named with file, line and what would be right.</summary>
public sealed class LogRuleSetTests
{
    [Theory]
    [InlineData("- regexs: x", "a term needs one of value, text, regex, jq, any, sequence, set, but this one has 'regexs'")]
    [InlineData("- value: x\n          regex: y", "a term has one of value, text, regex, jq, any, but this one has value and regex")]
    [InlineData("- regex: '(a'", "'(a' is no regular expression: Invalid pattern '(a' at offset 2. Not enough )'s.")]
    [InlineData("- value: x\n          count: none", "'count' must be a whole number from 1 to 1000, but is 'none'")]
    [InlineData("- ''", "a term is empty; it would match every line")]
    [InlineData("- value: x\n          extract: [{ name: a }]", "an extract has a 'name' and either a 'regex' or a 'jq'")]
    public void Parse_WrongTerm_IsRefusedWithItsLine(string term, string what)
    {
        var e = Assert.Throws<AutohealException>(() => LogRuleSet.Parse($"rules:\n  - id: r\n    rule:\n      set:\n        match:\n        {term}", "f.yaml"));

        Assert.StartsWith("f.yaml, line ", e.Message);
        Assert.Contains(what, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("set:\n  order: [x]", "f.yaml, line 5: a set lists its terms under 'match', not 'order'.")]
    [InlineData("sequence:\n  match: [x]", "f.yaml, line 5: a sequence lists its terms under 'order', not 'match'.")]
    [InlineData("set:\n  window: 10d\n  match: [x]", "f.yaml, line 5: 'window' must be a duration such as 500ms, 30s, 5m or 1h30m, but is '10d'.")]
    [InlineData("set:\n  window: -1s\n  match: [x]", "f.yaml, line 5: 'window' must not be negative, but is '-1s'.")]
    [InlineData("set:\n  match: []", "f.yaml, line 5: 'match' is empty; a set needs at least one term.")]
    [InlineData("set:\n  negate: [x]", "f.yaml, line 5: the set has no 'match'.")]
    [InlineData("heap:\n  match: [x]", "f.yaml, line 4: 'heap' is no kind of rule; a rule is a 'sequence' or a 'set'.")]
    [InlineData("set:\n  match: [x]\n  negate:\n    - { value: y, anchor: 1 }", "f.yaml, line 7: 'anchor' must be a whole number from 0 to 0, but is '1'.")]
    public void Parse_WrongPattern_IsRefusedWithItsLine(string pattern, string message) => Assert.Equal(
        message,
        Assert.Throws<AutohealException>(() => LogRuleSet.Parse($"rules:\n  - id: r\n    rule:\n{Rules.Indent(pattern)}", "f.yaml")).Message);

    [Theory]
    [InlineData("rule: x", "f.yaml, line 1: a rule file is a mapping with the member 'rules'.")]
    [InlineData("rules:\n  - rule: {}", "f.yaml, line 2: the rule has no id; it stands in 'cre.id' or in 'id'.")]
    [InlineData("rules:\n  - id: r", "f.yaml, line 2: the rule r has no 'rule'.")]
    [InlineData("rules:\n  - id: r\n    weight: 2\n    rule: { set: { match: [x] } }", "f.yaml, line 3: 'weight' must be above 0 and at most 1, but is '2'.")]
    [InlineData("rules:\n  - id: r\n    rule: { set: { match: [x] } }\n  - id: r\n    rule: { set: { match: [y] } }", "f.yaml, line 4: the id 'r' is already that of a rule in f.yaml, line 2; ids are unique.")]
    public void Parse_WrongFile_IsRefusedWithItsLine(string yaml, string message) =>
        Assert.Equal(message, Assert.Throws<AutohealException>(() => LogRuleSet.Parse(yaml, "f.yaml")).Message);

    [Fact]
    public void Parse_NoYaml_IsRefusedWithItsLine() =>
        Assert.StartsWith("f.yaml, line 2: this is no valid YAML", Assert.Throws<AutohealException>(() => LogRuleSet.Parse("rules: [\n  }", "f.yaml")).Message);

    [Fact]
    public void Load_NoSuchPlace_IsRefused() => Assert.Equal(
        "There are no log rules at '/nowhere': it is neither a file nor a directory.",
        Assert.Throws<AutohealException>(() => LogRuleSet.Load("/nowhere")).Message);

    /// <summary>What this engine cannot decide is said, and hinders no other rule.</summary>
    [Fact]
    public void Parse_ForeignTerms_AreNotedAndNeverFire()
    {
        const string Yaml = """
            rules:
              - id: metrics
                rule:
                  set:
                    match:
                      - promql: { expr: up }
              - id: query
                rule:
                  set:
                    match:
                      - jq: 'def f: .; f'
              - id: plain
                rule:
                  set:
                    colour: red
                    match: [x]
            """;

        var set = LogRuleSet.Parse(Yaml, "f.yaml");

        Assert.Equal([false, false, true], set.Rules.Select(rule => rule.IsDecidable));
        Assert.Equal(
            [
                "f.yaml, line 6: 'promql' is not evaluated on logs, so this rule never fires",
                "f.yaml, line 11: the query 'def f: .; f' is not understood ('def' is not known), so this rule never fires",
                "f.yaml, line 15: 'colour' is not known in a set and is ignored; known are event, window, correlations, order, match, negate, origin",
            ],
            set.Notes.Select(note => note.ToString()));
        Assert.Equal("plain", Assert.Single(new LogMatcher(set).Match(new StringReader("x"))).Rule.Id);
    }

    [Fact]
    public void Parse_Members_AreKept()
    {
        const string Yaml = """
            rules:
              - cre:
                  id: CRE-1
                  severity: 2
                  title: A title
                  category: a-category
                  cause: Prose for people. It has dots.
                metadata: { kind: prequel, gen: 1 }
                rule: { set: { match: [x] } }
              - id: own
                cause: log.dns.not-found
                weight: 0.8
                rule: { set: { match: [x] } }
            """;

        var rules = LogRuleSet.Parse(Yaml, "f.yaml").Rules;

        Assert.Equal(("CRE-1", "A title", "a-category", 2, null), (rules[0].Id, rules[0].Title, rules[0].Category, rules[0].Severity, rules[0].Cause));
        Assert.Equal(("log.dns.not-found", 0.8, 10), (rules[1].Cause?.Value, rules[1].Weight, rules[1].Line));
    }
}
