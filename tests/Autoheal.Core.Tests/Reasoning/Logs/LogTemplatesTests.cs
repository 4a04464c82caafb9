using Autoheal.Reasoning.Logs;

namespace Autoheal.Core.Tests.Reasoning.Logs;

public sealed class LogTemplatesTests
{
    [Fact]
    public void Report_VariableParts_AreMasked()
    {
        var report = Read(
            "2025-01-01T00:00:00Z INFO request 17 from 10.0.0.1:8080 took 12ms",
            "2025-01-01T00:00:01Z INFO request 18 from 10.0.0.2:8081 took 7ms",
            "2025-01-01T00:00:02Z INFO user alice logged in",
            "2025-01-01T00:00:03Z INFO user bob logged in",
            "2025-01-01T00:00:04Z INFO id 5f3c2a1b-0000-4000-8000-1234567890ab done");

        Assert.Equal(
            ["INFO request <*> from <*> took <*>", "INFO user <*> logged in", "INFO id <*> done"],
            report.Templates.Select(template => template.Template));
        Assert.Equal([2, 2, 1], report.Templates.Select(template => template.Count));
        Assert.Equal([1, 1, 2, 2, 3], report.Assignments);
    }

    [Fact]
    public void Report_BadLines_AreNotable()
    {
        var report = Read(
            [.. Enumerable.Range(0, 300).Select(i => $"2025-01-01T00:00:00Z INFO request {i} served, 0 errors"), "2025-01-01T00:05:00Z ERROR disk is full", "one odd line"]);

        Assert.Equal([301, 302], report.Notable);
    }

    [Theory]
    [InlineData("INFO finished with 0 errors, no exception", LineSeverity.Plain)]
    [InlineData("level=info msg=\"error budget ok\"", LineSeverity.Plain)]
    [InlineData("level=error msg=x", LineSeverity.Error)]
    [InlineData("[warn] low memory", LineSeverity.Warning)]
    [InlineData("Error: cannot open file", LineSeverity.Error)]
    [InlineData("panic: runtime error", LineSeverity.Fatal)]
    [InlineData("connection refused", LineSeverity.Error)]
    [InlineData("GET /errors 200", LineSeverity.Plain)]
    public void Of_Line_IsJudgedByItsLevelFirst(string line, object severity) => Assert.Equal(severity, LineSeverities.Of(line));

    [Fact]
    public void Report_ManyKinds_StaysBounded()
    {
        var random = new Random(1);
        string Word() => new([.. Enumerable.Range(0, 8).Select(_ => (char)('a' + random.Next(26)))]);

        var report = Read([.. Enumerable.Range(0, 20_000).Select(_ => $"{Word()} {Word()} {Word()}")]);

        Assert.Equal(20_000, report.Assignments.Count);
        Assert.InRange(report.Templates.Count, 1, 10_001);
    }

    private static LogTemplateReport Read(params string[] lines)
    {
        var templates = new LogTemplates();
        templates.Read(new StringReader(string.Join('\n', lines)));
        return templates.Report();
    }
}
