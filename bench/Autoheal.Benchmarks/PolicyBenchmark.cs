using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Benchmarks;

/// <summary>
/// What a decision with its reasons costs, and beside it what gathering its facts costs. "same facts" repeats one input of each verdict; "mixed" goes
/// round some thousand inputs that differ in risk, confidence, counts, namespaces and health; "first" is each decision made for the first time.
/// </summary>
internal static class PolicyBenchmark
{
    private const int Rounds = 2_000_000;

    public static async Task RunAsync(string[] args)
    {
        await using var services = Compose();
        var gate = services.GetRequiredService<PolicyGate>();
        var inputs = PolicyBenchmarkInputs.Mixed();
        Console.WriteLine("decision                         ns/decision   bytes/decision");
        foreach (var verdict in Enum.GetValues<Verdict>().Reverse())
        {
            var one = inputs.First(input => gate.Decide(input).Verdict == verdict);
            Print($"same facts, {verdict}", Measure(gate, [one], Rounds));
        }

        Print("mixed, 1024 inputs", Measure(gate, inputs[..1024], Rounds));
        Print($"mixed, {inputs.Length} inputs", Measure(gate, inputs, Rounds));
        Print("first of each", MeasureFirst(inputs));
        Print("baseline: a dictionary look-up", MeasureBaseline());
        await MeasureFactsAsync(services, inputs[0]);
    }

    internal static ServiceProvider Compose()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IClusterIdentity, PolicyBenchmarkInputs>();
        services.AddAutoheal().ConfigurePolicy(policy =>
        {
            policy.AllowedNamespaces.Add("*");
            policy.Environment = "staging";
            policy.UnattendedActionsPerHour = 5;
        });
        return services.BuildServiceProvider();
    }

    private static (double Nanoseconds, double Bytes) Measure(PolicyGate gate, PolicyInput[] inputs, int rounds)
    {
        Run(gate, inputs, Math.Max(rounds / 10, inputs.Length * 2));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        Run(gate, inputs, rounds);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return (elapsed.TotalNanoseconds / rounds, (double)(GC.GetAllocatedBytesForCurrentThread() - before) / rounds);
    }

    private static void Run(PolicyGate gate, PolicyInput[] inputs, int rounds)
    {
        var reasons = 0;
        for (var round = 0; round < rounds; round++)
        {
            reasons += gate.Decide(inputs[round % inputs.Length]).Reasons.Count;
        }

        if (reasons == 0)
        {
            throw new InvalidOperationException("No decision has reasons.");
        }
    }

    private static (double Nanoseconds, double Bytes) MeasureFirst(PolicyInput[] inputs)
    {
        using var fresh = Compose();
        var gate = fresh.GetRequiredService<PolicyGate>();
        gate.Decide(inputs[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        Run(gate, inputs, inputs.Length);
        return (Stopwatch.GetElapsedTime(started).TotalNanoseconds / inputs.Length, (double)(GC.GetAllocatedBytesForCurrentThread() - before) / inputs.Length);
    }

    private static (double Nanoseconds, double Bytes) MeasureBaseline()
    {
        var map = Enumerable.Range(0, 1000).ToDictionary(number => $"namespace-{number}", StringComparer.Ordinal);
        var keys = map.Keys.ToArray();
        long sum = 0;
        var started = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++)
        {
            sum += map[keys[round % keys.Length]];
        }

        return sum > 0 ? (Stopwatch.GetElapsedTime(started).TotalNanoseconds / Rounds, 0) : default;
    }

    private static async Task MeasureFactsAsync(ServiceProvider services, PolicyInput input)
    {
        const int Gatherings = 20_000;
        var facts = services.GetRequiredService<PolicyFacts>();
        var plan = PolicyBenchmarkInputs.PlanOf(input.Action);
        var state = IncidentState.Empty with { Id = "INC-1", ClusterId = plan.ClusterId, Alerts = ImmutableDictionary<string, AlertState>.Empty };
        for (var warm = 0; warm < 2_000; warm++)
        {
            await facts.GatherAsync(state, plan, 0, true, null, CancellationToken.None);
        }

        var started = Stopwatch.GetTimestamp();
        for (var round = 0; round < Gatherings; round++)
        {
            await facts.GatherAsync(state, plan, 0, true, null, CancellationToken.None);
        }

        Print("gathering facts (memory, idle)", (Stopwatch.GetElapsedTime(started).TotalNanoseconds / Gatherings, double.NaN));
    }

    private static void Print(string what, (double Nanoseconds, double Bytes) measured) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-32} {measured.Nanoseconds,11:0.0} {measured.Bytes,16:0.00}"));
}
