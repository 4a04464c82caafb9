using System.Diagnostics;
using System.Globalization;
using System.Text;
using Autoheal.Reasoning.Logs;

namespace Autoheal.Benchmarks;

/// <summary>
/// Megabytes of log a second on one thread: the log engine with rule sets of growing size, over a log of which one line in fifty concerns
/// a rule. The baseline reads the same lines and looks for one word.
/// </summary>
internal static class LogBenchmark
{
    private const int Rounds = 3;

    public static Task RunAsync(string[] args)
    {
        var log = Write(lines: 400_000);
        var megabytes = log.Length / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"log of {megabytes:0.0} MB; {Environment.ProcessorCount} cores, one used"));
        Console.WriteLine("what                         rules      MB/s   bytes allocated/byte");
        Print("one word (baseline)", 0, megabytes, () => CountWord(log));
        foreach (var rules in new[] { 1, 20, 200, 2_000 })
        {
            var matcher = new LogMatcher(LogRuleSet.Parse(Rules(rules), "rules.yaml"));
            Print("match", rules, megabytes, () => matcher.Match(new StringReader(log)));
        }

        if (args.Length > 0)
        {
            var set = LogRuleSet.Load(args[0]);
            var matcher = new LogMatcher(set);
            Print($"match {args[0]}", set.Rules.Count, megabytes, () => matcher.Match(new StringReader(log)));
        }

        Print("templates", 0, megabytes, () =>
        {
            var templates = new LogTemplates();
            templates.Read(new StringReader(log));
            templates.Report();
        });
        return Task.CompletedTask;
    }

    private static void Print(string what, int rules, double megabytes, Action action)
    {
        action();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Rounds; i++)
        {
            action();
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds / Rounds;
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Rounds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-28} {rules,5} {megabytes / seconds,9:0.0} {allocated / (megabytes * 1e6),22:0.00}"));
    }

    private static int CountWord(string log)
    {
        var count = 0;
        using var reader = new StringReader(log);
        while (reader.ReadLine() is { } line)
        {
            count += line.Contains("needle", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return count;
    }

    private static string Rules(int count)
    {
        var yaml = new StringBuilder("rules:\n");
        for (var i = 0; i < count; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - id: r{i}\n    rule:\n      sequence:\n        window: 10s\n        order:\n");
            yaml.Append(CultureInfo.InvariantCulture, $"          - regex: 'worker-{i} (failed|lost) .*code=\\d+'\n          - giving up on worker-{i}\n        negate: [recovered worker-{i}]\n");
        }

        return yaml.ToString();
    }

    private static string Write(int lines)
    {
        var random = new Random(1);
        var log = new StringBuilder();
        for (var i = 0; i < lines; i++)
        {
            var at = DateTime.UnixEpoch.AddYears(55).AddMilliseconds(i * 20);
            log.Append(at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            if (random.Next(50) == 0)
            {
                log.Append(CultureInfo.InvariantCulture, $" ERROR worker-{random.Next(20)} failed with code={random.Next(500)} after {random.Next(1000)} ms\n");
            }
            else
            {
                log.Append(CultureInfo.InvariantCulture, $" INFO  request {random.Next()} from 10.0.{random.Next(256)}.{random.Next(256)} served by handler {random.Next(40)} ");
                log.Append(CultureInfo.InvariantCulture, $"in {random.Next(900)} ms\n");
            }
        }

        return log.ToString();
    }
}
