using Autoheal.Reasoning.Logs;

namespace Autoheal.Core.Tests.Reasoning.Logs;

public sealed class LogMatcherTests
{
    private const string Pair = """
        sequence:
          window: 10s
          order: [one, two]
        """;

    [Theory]
    [InlineData("1: 1 2", "0 one", "5 two")]
    [InlineData("1: 1 2", "0 one", "10 two")]
    [InlineData(null, "0 one", "10.5 two")]
    [InlineData(null, "0 two", "1 one")]
    [InlineData(null, "0 one two")]
    [InlineData("1: 2 3", "0 one", "9 one", "15 two")]
    [InlineData("2: 1 2 3 4", "0 one", "1 two", "2 one", "3 two")]
    [InlineData("1: 1 2", "0 one", "1 two", "2 two")]
    public void Match_Sequence_NeedsOrderAndWindow(string? expected, params string[] log) => Assert.Equal(expected, Rules.Match(Pair, log));

    [Theory]
    [InlineData("1: 1 3", "0 two", "1 other", "2 one")]
    [InlineData("1: 1", "0 one two")]
    [InlineData(null, "0 one", "11 two")]
    [InlineData(null, "0 one", "1 one")]
    public void Match_Set_NeedsAllInAnyOrder(string? expected, params string[] log) => Assert.Equal(
        expected,
        Rules.Match(
            """
            set:
              window: 10s
              match: [one, two]
            """,
            log));

    [Theory]
    [InlineData("1: 1 2 3", "0 one", "1 one", "2 one")]
    [InlineData(null, "0 one", "1 one")]
    [InlineData("1: 2 3 4", "0 one", "6 one", "7 one", "8 one")]
    public void Match_Count_NeedsThatManyWithinTheWindow(string? expected, params string[] log) => Assert.Equal(
        expected,
        Rules.Match(
            """
            set:
              window: 5s
              match:
                - value: one
                  count: 3
            """,
            log));

    [Fact]
    public void Match_SequenceWithCount_CountsBeforeTheNextStep() => Assert.Equal(
        "1: 1 2 4",
        Rules.Match(
            """
            sequence:
              window: 60s
              order:
                - value: one
                  count: 2
                - two
            """,
            "0 one", "1 one", "2 other", "3 two"));

    /// <summary>The forbidden time of a negation without options is the time of the match, both ends included.</summary>
    [Theory]
    [InlineData("1: 1 2", "0 one", "5 two", "6 never")]
    [InlineData(null, "0 one", "3 never", "5 two")]
    [InlineData(null, "0 one", "5 two", "5 never")]
    [InlineData("1: 2 3", "0 never", "1 one", "5 two")]
    [InlineData("1: 3 4", "0 one", "1 never", "2 one", "5 two")]
    public void Match_Negation_UndoesWhatItStandsIn(string? expected, params string[] log) => Assert.Equal(
        expected,
        Rules.Match($"{Pair}\n  negate: [never]", log));

    [Theory]
    [InlineData("slide: -5s", null, "0 never", "4 one", "6 two")]
    [InlineData("slide: -5s", "1: 2 3", "0 never", "6 one", "8 two")]
    [InlineData("anchor: 1, window: 10s", null, "0 one", "2 two", "13 never")]
    [InlineData("anchor: 1, window: 10s", "1: 1 2", "0 one", "2 two", "15 never")]
    [InlineData("anchor: 1, window: 10s, absolute: true", "1: 1 2", "0 one", "2 two", "13 never")]
    [InlineData("anchor: 0, slide: 30s, window: 5s, absolute: true", "1: 1 2", "0 one", "2 two", "29 never")]
    [InlineData("anchor: 0, slide: 30s, window: 5s, absolute: true", null, "0 one", "2 two", "31 never")]
    public void Match_NegationWithOptions_MovesTheForbiddenTime(string options, string? expected, params string[] log) => Assert.Equal(
        expected,
        Rules.Match($"{Pair}\n  negate:\n    - {{ value: never, {options} }}", log));

    [Fact]
    public void Match_Correlations_NeedsEqualValues()
    {
        const string Pattern = """
            sequence:
              window: 10s
              correlations: [id]
              order:
                - value: begin
                  extract: [{ name: id, regex: 'id=(\w+)' }]
                - value: fail
                  extract: [{ name: id, jq: .id }]
            """;

        Assert.Equal("1: 2 4", Rules.Match(Pattern, "0 begin id=a", "1 begin id=b", """2 {"m":"fail","id":"c"}""", """3 {"m":"fail","id":"b"}""", "4 fail"));
    }

    [Fact]
    public void Match_PatternsWithinPatterns_CountAsOneSighting()
    {
        const string Pattern = """
            sequence:
              window: 30s
              order:
                - sequence:
                    window: 5s
                    event: { source: a }
                    order: [one, two]
                    negate: [never]
                - set:
                    event: { source: b }
                    match: [three]
            """;

        Assert.Equal("1: 1 2 4", Rules.Match(Pattern, "0 one", "1 two", "9 other", "10 three", "20 other"));
        Assert.Null(Rules.Match(Pattern, "0 one", "6 two", "10 three"));
        Assert.Null(Rules.Match(Pattern, "0 one", "0.5 never", "1 two", "10 three"));
    }

    [Fact]
    public void Match_NamedTerms_AreReplaced() => Assert.Equal(
        "1: 2",
        Rules.MatchText(Rules.Indent("set:\n  match: [full]"), "full\ndisk is gone", "terms:\n  full: { regex: 'disk.*gone' }\n"));

    [Theory]
    [InlineData("{ field: reason, value: Killing }", """{"reason":"Killing"}""", true)]
    [InlineData("{ field: reason, value: Killing }", """{"reason":"Started","message":"Killing"}""", false)]
    [InlineData("{ field: a.b, regex: '^x+$' }", """{"a":{"b":"xx"}}""", true)]
    [InlineData("{ field: level, value: error }", "msg=\"no error\" level=info", false)]
    [InlineData("{ field: level, value: error }", "msg=fine level=error", true)]
    [InlineData("{ jq: '.level == \"error\" and (.code >= 500)' }", """2025-01-01T00:00:00Z {"level":"error","code":503}""", true)]
    [InlineData("{ jq: '.level == \"error\" and (.code >= 500)' }", """{"level":"error","code":404}""", false)]
    [InlineData("{ jq: '.tags[] | select(test(\"^a\"))' }", """{"tags":["ba","ab"]}""", true)]
    [InlineData("{ jq: '.a.b // \"none\" | startswith(\"no\")' }", "{}", true)]
    [InlineData("{ jq: '.a | not' }", "{}", true)]
    [InlineData("{ jq: '.a[0].b?' }", """{"a":5}""", false)]
    [InlineData("{ any: [alpha, { regex: 'be+ta' }], none: [harmless] }", "BETA and Alpha", true)]
    [InlineData("{ any: [alpha, { regex: 'be+ta' }], none: [harmless] }", "a harmless alpha", false)]
    [InlineData("{ text: ALPHA }", "alpha", true)]
    [InlineData("{ value: ALPHA }", "alpha", false)]
    [InlineData("{ regex: '(?P<word>[[:alpha:]]+)!' }", "12 hey!", true)]
    [InlineData("{ regex: '\\Q[x]\\E$' }", "a [x]", true)]
    [InlineData("{ regex: '^(?!.*quiet).*loud' }", "loud", true)]
    public void Match_Terms_TestLines(string term, string line, bool fires) =>
        Assert.Equal(fires ? "1: 1" : null, Rules.MatchText(Rules.Indent($"set:\n  match:\n    - {term}"), line));

    [Fact]
    public void Match_RecordOfSeveralLines_IsSeenAsAWhole()
    {
        const string Log = "2025-01-01T00:00:00Z ERROR request failed\njava.lang.IllegalStateException: x\n\tat a.B.c(B.java:1)\nCaused by: java.net.ConnectException\n"
            + "2025-01-01T00:00:01Z INFO java.net.ConnectException";

        Assert.Equal("1: 1 2 3 4", Rules.MatchText(Rules.Indent("set:\n  match:\n    - regex: 'request failed.*ConnectException'"), Log));
        Assert.Equal("2: 4 5", Rules.MatchText(Rules.Indent("set:\n  match:\n    - value: ConnectException"), Log));
    }

    [Fact]
    public void Match_LogWithoutTimes_HasNoWindows()
    {
        Assert.Equal("1: 1 3", Rules.MatchText(Rules.Indent(Pair), "one\nother\ntwo"));
        Assert.Null(Rules.MatchText(Rules.Indent($"{Pair}\n  negate: [never]"), "one\nnever\ntwo"));
        Assert.Equal("1: 1 2", Rules.MatchText(Rules.Indent($"{Pair}\n  negate: [never]"), "one\ntwo\nnever"));
    }

    /// <summary>A hostile line cannot make an expression slow, and a long log cannot fill the memory.</summary>
    [Fact]
    public void Match_HostileLines_StayCheap()
    {
        const string Pattern = """
            sequence:
              window: 1h
              order:
                - regex: '(a+)+$'
                - never seen
              negate: [a]
            """;
        var line = new string('a', 30_000) + "b";

        Assert.Null(Rules.MatchText(Rules.Indent(Pattern), string.Join('\n', Enumerable.Repeat(line, 200))));
        Assert.Null(Rules.MatchText(Rules.Indent(Pattern), new string('a', 5_000_000) + "b"));
    }

    [Fact]
    public void Match_SameMatcher_ForgetsBetweenLogs()
    {
        var matcher = new LogMatcher(LogRuleSet.Parse($"rules:\n  - id: r\n    rule:\n{Rules.Indent(Pair)}", "r.yaml"));

        Assert.Empty(matcher.Match(new StringReader("one")));
        Assert.Empty(matcher.Match(new StringReader("two")));
        Assert.Single(matcher.Match(new StringReader("one\ntwo")));
    }
}
