using Autoheal.Reasoning.Logs;

namespace Autoheal.Core.Tests.Reasoning.Logs;

/// <summary>Rules that others wrote for another engine mean the same here.</summary>
public sealed class CreCorpusTests
{
    public static TheoryData<string> Cases => [.. CreCorpus.Rules.Rules.Select(CreCorpus.CaseOf)];

    [Fact]
    public void Load_AllFiles_AreReadWithoutANote()
    {
        Assert.Equal(152, CreCorpus.Rules.Rules.Count);
        Assert.Empty(CreCorpus.Rules.Notes);
        Assert.All(CreCorpus.Rules.Rules, rule => Assert.True(rule.IsDecidable && rule.Title.Length > 0));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Match_OwnLog_Fires(string @case)
    {
        var hit = Assert.Single(CreCorpus.Match(@case), hit => CreCorpus.CaseOf(hit.Rule) == @case);

        Assert.NotEmpty(hit.Lines);
        Assert.InRange(hit.Lines[^1], 1, File.ReadLines(CreCorpus.LogOf(@case)).Count());
    }

    /// <summary>What fires on another rule's log is known, and why.</summary>
    [Fact]
    public void Match_OtherLogs_FiresOnlyWhereExplained()
    {
        var explained = File.ReadLines(Path.Combine(CreCorpus.Root, "cross-fires.tsv")).Select(line => line.Split('\t')).ToArray();

        var fired = CreCorpus.Rules.Rules
            .Select(CreCorpus.CaseOf)
            .SelectMany(@case => CreCorpus.Match(@case).Where(hit => CreCorpus.CaseOf(hit.Rule) != @case).Select(hit => $"{hit.Rule.Id} on {@case}"));

        Assert.All(explained, line => Assert.True(line.Length == 3 && line[2].Length > 0));
        Assert.Equal(explained.Select(line => $"{line[0]} on {line[1]}").Order(StringComparer.Ordinal), fired.Order(StringComparer.Ordinal));
    }

    /// <summary>The index of words only saves time: it never hides a line from a test that the line would pass.</summary>
    [Fact]
    public void NeededWords_EveryLineThatPasses_HoldsOne()
    {
        var tests = CreCorpus.Rules.Rules.SelectMany(rule => TestsOf(rule.Pattern!)).ToArray();
        var lines = CreCorpus.Rules.Rules.SelectMany(rule => File.ReadLines(CreCorpus.LogOf(CreCorpus.CaseOf(rule)))).ToArray();

        var passed = 0;
        foreach (var test in tests.Where(test => test.NeededWords.Count > 0))
        {
            foreach (var line in lines.Where(test.Passes))
            {
                passed++;
                Assert.Contains(test.NeededWords, word => line.Contains(word, StringComparison.OrdinalIgnoreCase));
            }
        }

        Assert.True(passed > 150);
        Assert.True(tests.Count(test => test.NeededWords.Count == 0) <= 2);
    }

    private static IEnumerable<LineTest> TestsOf(LogPattern pattern) =>
        pattern.Terms.Concat(pattern.Negations.Select(negation => negation.Term))
            .SelectMany(term => term.Test is { } test ? [test] : TestsOf(term.Pattern!));
}
