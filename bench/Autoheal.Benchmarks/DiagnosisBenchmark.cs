using System.Diagnostics;
using System.Globalization;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Benchmarks;

/// <summary>
/// The rule tier with all its rules over snapshots of 50, 500 and 5,000 objects, one workload in twenty in trouble. Every diagnosis is of a snapshot
/// that nobody has looked at: what the model indexes on first use is in its time. The baseline is what building the snapshot costs.
/// <c>diagnosis rules</c> prints what each rule costs.
/// </summary>
internal static class DiagnosisBenchmark
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Task RunAsync(string[] args)
    {
        using var services = new ServiceCollection().AddLogging().AddAutoheal().AddKubernetes(options =>
            options.Connection = KubernetesConnection.FromHttpClient(new HttpClient { BaseAddress = new Uri("http://nowhere.invalid") })).Services.BuildServiceProvider();
        if (args is ["rules", ..])
        {
            PrintRules(services, args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 500);
            return Task.CompletedTask;
        }

        Print($"{services.GetServices<IDiagnosticRule>().Count()} rules, {services.GetServices<ISymptomDetector>().Count()} symptom detectors");
        foreach (var (objects, times) in new[] { (50, 1_000), (500, 400), (5_000, 40) })
        {
            Measure(services.GetRequiredService<IReasoner>(), objects, times);
        }

        return Task.CompletedTask;
    }

    private static void Measure(IReasoner reasoner, int objects, int times)
    {
        var lists = BenchmarkCluster.Lists(objects);
        var (building, diagnosing) = (new double[times], new double[times]);
        var allocated = 0L;
        var hypotheses = 0;
        for (var i = -Math.Max(30, times); i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var model = Build(lists);
            var built = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var context = Context(model);
            // The garbage of building the snapshot is not the diagnosis's to clear away.
            GC.Collect(0);
            var before = GC.GetAllocatedBytesForCurrentThread();
            started = Stopwatch.GetTimestamp();
            var diagnosis = Diagnose(reasoner, context);
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (i >= 0)
            {
                (building[i], diagnosing[i]) = (built, elapsed);
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                hypotheses = diagnosis.Hypotheses.Count;
            }
        }

        Print($"{objects,5} objects: diagnosis p50 {Percentile(diagnosing, 50):0.000} ms, p99 {Percentile(diagnosing, 99):0.000} ms, {allocated / 1024.0 / times:0} KiB allocated, {hypotheses} hypotheses; building the snapshot p50 {Percentile(building, 50):0.000} ms, p99 {Percentile(building, 99):0.000} ms");
    }

    private static void PrintRules(IServiceProvider services, int objects)
    {
        var lists = BenchmarkCluster.Lists(objects);
        var rules = services.GetServices<IDiagnosticRule>().ToArray();
        var spent = rules.ToDictionary(rule => rule.Name, _ => 0.0);
        const int Times = 60;
        for (var i = -20; i < Times; i++)
        {
            var context = Context(Build(lists));
            _ = Diagnose(services.GetRequiredService<IReasoner>(), context);
            foreach (var rule in rules)
            {
                var started = Stopwatch.GetTimestamp();
                _ = rule.Evaluate(context).Count();
                spent[rule.Name] += i < 0 ? 0 : Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            }
        }

        foreach (var (rule, microseconds) in spent.OrderByDescending(entry => entry.Value))
        {
            Print($"{microseconds / Times,8:0.0} µs  {rule}");
        }
    }

    private static Diagnosis Diagnose(IReasoner reasoner, IncidentContext context)
    {
        var answer = reasoner.DiagnoseAsync(context);
        return answer.IsCompletedSuccessfully ? answer.Result : throw new InvalidOperationException("The rule tier never waits.");
    }

    private static ClusterModel Build(IReadOnlyList<(KubernetesResource Resource, byte[] Json)> lists)
    {
        var builder = new ClusterModelBuilder("benchmark", s_now);
        foreach (var (resource, json) in lists)
        {
            builder.AddList(resource, json);
        }

        foreach (var kind in ModelKinds.All.Values)
        {
            builder.AddCoverage(new CoverageEntry { Kind = kind.Resource.Kind, State = CoverageState.Complete, At = s_now });
        }

        return builder.Build();
    }

    private static IncidentContext Context(ClusterModel model)
    {
        var context = new ContextBuilder();
        foreach (var entry in model.Coverage)
        {
            context.AddCoverage(entry);
        }

        context.SetFeature(model);
        context.SetFeature<IObjectRelations>(new ClusterRelations(model));
        return context.Build(new IncidentScope { Namespaces = [BenchmarkCluster.Namespace] }, s_now);
    }

    private static double Percentile(double[] values, int percent)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(sorted.Length * percent / 100.0) - 1)];
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
