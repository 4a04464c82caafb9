namespace Autoheal.Cli.Tests;

public sealed class PolicyTests : IDisposable
{
    private const string Wrong = "apiVersion: autoheal/policy/v1\nname: x\nrules:\n  - { name: a, then: forbid }\n  - { name: a, than: deny }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("autoheal-policy-").FullName;

    private static string Sample => Path.Combine(RepositoryFolder.Path, "samples", "Autoheal.SampleHost", "policy");

    [Fact]
    public async Task Check_WrongFile_ShowsEveryErrorWithItsLine()
    {
        var file = Write("policy.yaml", Wrong);

        var run = await ToolRun.RunAsync("policy", "check", file);

        Assert.Equal(
            $"""
            {file}:4: then of a rule must be one of deny, approve, allow, but is 'forbid'
            {file}:5: a rule has no 'than' (did you mean 'then'?); it may have name, when, then, reason, approval, obligations, priority, cost
            {file}:5: a rule must have 'then': one of deny, approve, allow
            {file}:5: the rule or limit 'a' is already in line 4; names are unique
            {file}: 4 errors

            """.ReplaceLineEndings("\n"),
            run.Out);
        Assert.Equal($"autoheal: {file}, line 4: then of a rule must be one of deny, approve, allow, but is 'forbid'. And 3 more, listed above\n", run.Error);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Fact]
    public async Task Check_WrongFileAsJson_HoldsLinesAndMessages()
    {
        var json = (await ToolRun.RunAsync("policy", "check", Write("policy.yaml", Wrong), "--format", "json")).ShouldBeJson("autoheal/policy-check/v1", "ok", "files");

        Assert.False(json.GetProperty("ok").GetBoolean());
        Assert.Equal([4, 5, 5, 5], json.GetProperty("files")[0].GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task Check_NoFile_SaysSo() => (await ToolRun.RunAsync("policy", "check", "/nowhere.yaml")).ShouldRefuse(
        ExitCodes.BadInput, "autoheal: there is no file '/nowhere.yaml'");

    [Fact]
    public async Task Explain_WrongFile_SaysTheFirstErrorAndWhereTheOthersAre()
    {
        var file = Write("policy.yaml", Wrong);

        (await ToolRun.RunAsync("policy", "explain", file)).ShouldRefuse(
            ExitCodes.BadInput,
            $"autoheal: {file}, line 4: then of a rule must be one of deny, approve, allow, but is 'forbid'. And 3 more (see: autoheal policy check {file})");
    }

    [Fact]
    public async Task Sample_PolicyAndItsTests_AreRight()
    {
        Assert.Equal(ExitCodes.Success, (await ToolRun.RunAsync("policy", "check", Path.Combine(Sample, "policy.yaml"))).ExitCode);
        var run = await ToolRun.RunAsync("policy", "test", Path.Combine(Sample, "policy.test.yaml"));

        Assert.EndsWith("19 passed, 0 failed\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, run.ExitCode);
    }

    [Fact]
    public async Task Test_WhatIsExpectedIsNotSo_SaysWhatItIsAndEndsWithOne()
    {
        Write("policy.yaml", await File.ReadAllTextAsync(Path.Combine(Sample, "policy.yaml")));
        var file = Write("p.test.yaml", """
            apiVersion: autoheal/policy-test/v1
            policy: policy.yaml
            tests:
              - { name: wrong, given: { action: scale, namespace: shop-staging }, expect: { verdict: deny } }
            """);

        var run = await ToolRun.RunAsync("policy", "test", file);

        Assert.Equal(
            $"FAIL wrong\n     {file}:4: expected deny, but it was allowed: namespace shop-staging is allowed (allowed-namespaces)\n0 passed, 1 failed\n", run.Out);
        Assert.Equal(ExitCodes.Negative, run.ExitCode);
    }

    [Fact]
    public async Task Explain_Decision_SaysWhatEachContributed()
    {
        var run = await ToolRun.RunAsync("policy", "explain", Path.Combine(Sample, "policy.test.yaml"), "--test", "fourth restart");

        Assert.Contains("DECISION denied: 3 of 3 within 1h are used up (limit restarts)\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  prod-approval allows: environment staging\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  limit restarts denies: 3 of 3 within 1h are used up\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_Policy_NeedsNoKnowledgeOfItsFormat()
    {
        var run = await ToolRun.RunAsync("policy", "explain", Path.Combine(Sample, "policy.yaml"));

        Assert.Contains("- Rule no-production-in-peak-hours: actions in production during peak-hours are denied: no production actions in peak hours.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("- Calendar peak-hours (Europe/Berlin): weekdays 17:00 to 21:00; weekend 10:00 to 22:00.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("once 3 *restart* or evict-pod actions were begun on the same workload within 1h.\n", run.Out, StringComparison.Ordinal);
    }

    /// <summary>What the page shows is a piece of the sample, which is checked and tested above.</summary>
    [Fact]
    public async Task Page_YamlBlocks_ArePiecesOfTheSample()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Path, "docs", "policy.md"));
        var sample = await File.ReadAllTextAsync(Path.Combine(Sample, "policy.yaml")) + await File.ReadAllTextAsync(Path.Combine(Sample, "policy.test.yaml"));
        var blocks = page.Split("```yaml\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]).ToArray();

        Assert.Equal(4, blocks.Length);
        Assert.All(blocks, block => Assert.Contains(block, sample, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Schema_Published_IsTheOneThatChecks()
    {
        var published = Path.Combine(RepositoryFolder.Path, "docs", "policy.schema.json");

        var run = await ToolRun.RunAsync("policy", "check", "--schema");

        if (Environment.GetEnvironmentVariable("AUTOHEAL_WRITE_SCHEMA") is not null)
        {
            await File.WriteAllTextAsync(published, run.Out);
        }

        Assert.Equal(await File.ReadAllTextAsync(published), run.Out);
    }

    [Fact]
    public async Task Replay_AnotherPolicy_NamesTheDecisionsThatWouldChange()
    {
        await using var home = await LocalHome.WithEndedIncidentAsync();
        var strict = Write("strict.yaml", "apiVersion: autoheal/policy/v1\nname: strict\nsettings: { allowedNamespaces: ['*'] }\nrules: [{ name: frozen, then: deny }]\n");
        var same = Write("same.yaml", "apiVersion: autoheal/policy/v1\nname: same\nsettings: { allowedNamespaces: ['*'] }\n");

        var changed = await ToolRun.RunAsync("policy", "replay", strict, "--state", home.Path);
        var unchanged = await ToolRun.RunAsync("policy", "replay", same, "--state", home.Path);

        Assert.Matches(@"(?m)^  about k8s\.\S+ on Deployment .+: .+, in \w+$", changed.Out);
        Assert.Contains("  now   denied: frozen (rule frozen)\n1 decisions, 1 would change\n", changed.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Negative, changed.ExitCode);
        Assert.Equal(("1 decisions, 0 would change\n", ExitCodes.Success), (unchanged.Out, unchanged.ExitCode));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
