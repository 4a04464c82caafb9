using System.Collections.Immutable;
using Autoheal.Incidents;
using Autoheal.Policy;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Benchmarks;

/// <summary>A decision with its reasons, with BenchmarkDotNet: once for each verdict, round 4,096 inputs, and beside it what gathering its facts costs.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private ServiceProvider _services = null!;
    private PolicyGate _gate = null!;
    private PolicyFacts _facts = null!;
    private PolicyInput[] _inputs = [];
    private PolicyInput _allowed = null!;
    private PolicyInput _asked = null!;
    private PolicyInput _denied = null!;
    private IncidentState _state = null!;
    private int _next;

    public static Task RunAsync(string[] args)
    {
        var config = ManualConfig.Create(DefaultConfig.Instance).WithOption(ConfigOptions.DisableLogFile, true)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkRunner.Run<DecisionBenchmarks>(config.WithArtifactsPath(Directory.CreateTempSubdirectory("autoheal-bench-").FullName), args);
        return Task.CompletedTask;
    }

    [GlobalSetup]
    public void SetUp()
    {
        _services = PolicyBenchmark.Compose();
        _gate = _services.GetRequiredService<PolicyGate>();
        _facts = _services.GetRequiredService<PolicyFacts>();
        _inputs = PolicyBenchmarkInputs.Mixed();
        _allowed = _inputs.First(input => _gate.Decide(input).Verdict == Verdict.Allow);
        _asked = _inputs.First(input => _gate.Decide(input).Verdict == Verdict.RequireApproval);
        _denied = _inputs.First(input => _gate.Decide(input).Verdict == Verdict.Deny);
        var plan = PolicyBenchmarkInputs.PlanOf(_allowed.Action);
        _state = IncidentState.Empty with { Id = "INC-1", ClusterId = plan.ClusterId, Alerts = ImmutableDictionary<string, AlertState>.Empty };
    }

    [GlobalCleanup]
    public void CleanUp() => _services.Dispose();

    [Benchmark(Baseline = true)]
    public int Allow() => _gate.Decide(_allowed).Reasons.Count;

    [Benchmark]
    public int RequireApproval() => _gate.Decide(_asked).Reasons.Count;

    [Benchmark]
    public int Deny() => _gate.Decide(_denied).Reasons.Count;

    [Benchmark]
    public int Mixed() => _gate.Decide(_inputs[_next++ & 4095]).Reasons.Count;

    [Benchmark]
    public async Task<object> GatherFacts() =>
        await _facts.GatherAsync(_state, PolicyBenchmarkInputs.PlanOf(_allowed.Action), 0, true, null, CancellationToken.None);
}
