using Autoheal.Core.Tests.Doubles;
using Autoheal.Diagnostics;
using Autoheal.Policy;
using Autoheal.Policy.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Policy.Documents;

/// <summary>The policy file of a host: taken whole when it is right, and otherwise not at all.</summary>
public sealed class PolicyFileTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("autoheal-policy-").FullName, "policy.yaml");

    [Fact]
    public async Task Start_RightFile_DecidesByItAndNamesItsVersion()
    {
        await using var host = await StartAsync("rules: [{ name: frozen, then: deny }]");

        var decision = host.Get<PolicyGate>().Decide(Trials.Input);

        Assert.Equal("denied: frozen (rule frozen)", decision.Sentence);
        await using var other = new CoreHost();
        Assert.NotEqual(other.Get<PolicyGate>().VersionOf(""), decision.PolicyVersion);
    }

    [Fact]
    public async Task Start_WrongFile_FailsWithEveryError()
    {
        var error = await Assert.ThrowsAsync<AutohealException>(() => StartAsync("rules: [{ name: a, then: no }]\nlimits: [{ name: b, max: 3 }]"));

        Assert.Equal(ErrorCodes.Configuration, error.ErrorCode);
        Assert.Contains("then of a rule must be one of deny, approve, allow, but is 'no'", error.Message, StringComparison.Ordinal);
        Assert.Contains("a limit must have 'per'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_FileChanged_ReplacesTheRules()
    {
        await using var host = await StartAsync("rules: [{ name: frozen, then: deny }]");
        await WriteAsync("rules: [{ name: thawed, then: allow }]");

        Assert.False(host.Get<PolicyFile>().Look());
        Assert.True(host.Get<PolicyFile>().Look());

        Assert.Equal(Verdict.Allow, host.Get<PolicyGate>().Decide(Trials.Input).Verdict);
        Assert.False(host.Get<PolicyFile>().Look());
    }

    [Theory]
    [InlineData("rules: [{ name: thawed, then: alow }]")]
    [InlineData("rules: [")]
    [InlineData(null)]
    public async Task Look_FileWrongOrGone_KeepsTheRulesBefore(string? body)
    {
        await using var host = await StartAsync("rules: [{ name: frozen, then: deny }]");
        await WriteAsync(body);

        Assert.False(host.Get<PolicyFile>().Look());
        Assert.False(host.Get<PolicyFile>().Look());

        Assert.Equal("denied: frozen (rule frozen)", host.Get<PolicyGate>().Decide(Trials.Input).Sentence);
    }

    /// <summary>An editor writes line by line: the first lines are a right document that lacks what the last ones forbid.</summary>
    [Fact]
    public async Task Look_FileIsBeingWritten_NeverDecidesByItsBeginning()
    {
        const string Beginning = "rules:\n  - { name: thawed, then: allow }\n";
        await using var host = await StartAsync("rules: [{ name: frozen, then: deny }]");
        await WriteAsync(Beginning);

        Assert.False(host.Get<PolicyFile>().Look());
        Assert.Equal("denied: frozen (rule frozen)", host.Get<PolicyGate>().Decide(Trials.Input).Sentence);

        await WriteAsync(Beginning + "  - { name: closed, then: deny }\n");
        Assert.False(host.Get<PolicyFile>().Look());
        Assert.True(host.Get<PolicyFile>().Look());
        Assert.Equal("denied: closed (rule closed)", host.Get<PolicyGate>().Decide(Trials.Input).Sentence);
    }

    /// <summary>A document is replaced between two votes: nothing of both may be mixed.</summary>
    [Fact]
    public async Task Decide_DocumentReplacedMeanwhile_BeginsAnewWithTheNewOne()
    {
        CoreHost? host = null;
        var replacements = 0;
        var replacing = new ScriptedPolicy
        {
            Name = "replacing",
            Vote = _ =>
            {
                if (replacements++ == 0)
                {
                    host!.Get<PolicyDocuments>().Activate(Trials.Document(Trials.Head + "rules: [{ name: new, then: deny }]"));
                }

                return PolicyVote.Abstain;
            },
        };
        await using (host = CoreHost.Unattended(services: services => services.AddSingleton<IPolicy>(replacing)))
        {
            Assert.Equal("denied: new (rule new)", host.Get<PolicyGate>().Decide(Trials.Input).Sentence);
        }
    }

    [Fact]
    public async Task Decide_DocumentKeepsChanging_Denies()
    {
        CoreHost? host = null;
        var replacing = new ScriptedPolicy
        {
            Name = "replacing",
            Vote = _ =>
            {
                host!.Get<PolicyDocuments>().Activate(Trials.Document(Trials.Head));
                return PolicyVote.Abstain;
            },
        };
        await using (host = CoreHost.Unattended(services: services => services.AddSingleton<IPolicy>(replacing)))
        {
            Assert.Equal("denied: the policy document keeps changing (gate)", host.Get<PolicyGate>().Decide(Trials.Input).Sentence);
        }
    }

    [Fact]
    public async Task Settings_OfADocument_ReplaceLimitsButNeverShrinkWhatProtects()
    {
        await using var host = await StartAsync("", "settings: { allowedNamespaces: [shop], protectedNamespaces: [vault], maxPods: 7 }");

        var limits = host.Get<PolicyBook>().Of("");

        Assert.Equal((7, 3), (limits.MaxPods, limits.ActionsPerWorkloadPerHour));
        Assert.Equal(["shop"], limits.AllowedNamespaces);
        Assert.Equal(["kube-system", "kube-public", "kube-node-lease", "vault"], limits.ProtectedNamespaces);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    private async Task<CoreHost> StartAsync(string body, string? settings = null)
    {
        await WriteAsync(body, settings);
        var host = CoreHost.Unattended(services: services => new Builder(services).UsePolicyFile(_file));
        try
        {
            await host.Get<PolicyFile>().StartAsync(CancellationToken.None);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        return host;
    }

    private async Task WriteAsync(string? body, string? settings = null)
    {
        if (body is null)
        {
            File.Delete(_file);
            return;
        }

        var head = settings is null ? Trials.Head : $"apiVersion: autoheal/policy/v1\nname: trial\n{settings}\n";
        await File.WriteAllTextAsync(_file, head + body);
    }

    private sealed class Builder(IServiceCollection services) : IAutohealBuilder
    {
        public IServiceCollection Services => services;
    }
}
