using System.Diagnostics;
using System.Globalization;

namespace Autoheal.Benchmarks;

/// <summary>Sends interactions at a fixed rate, each counted from the moment at which it was due, so that a stall is charged to all that it held up.</summary>
internal static class AcknowledgementLoad
{
    public const int Rate = 200;

    private const double TargetMilliseconds = 100;

    public const string Header = "endpoint   interactions   refused   p50 ms   p99 ms   max ms   answered";

    /// <param name="seconds">How long.</param>
    /// <param name="send">Sends the interaction of a number; whether it was acknowledged.</param>
    /// <returns>What each took, by number, and how many were refused.</returns>
    public static async Task<(double[] Milliseconds, int Refused)> RunAsync(int seconds, Func<int, Task<bool>> send)
    {
        var started = Stopwatch.GetTimestamp();
        var sent = new List<Task<(double Milliseconds, bool Acknowledged)>>(seconds * Rate);
        for (var i = 0; i < seconds * Rate; i++)
        {
            var due = started + (i * Stopwatch.Frequency / Rate);
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, TimeProvider.System);
            }

            var number = i;
            sent.Add(Task.Run(async () =>
            {
                var acknowledged = await send(number);
                return (Stopwatch.GetElapsedTime(due).TotalMilliseconds, acknowledged);
            }));
        }

        var done = await Task.WhenAll(sent);
        return ([.. done.Select(one => one.Milliseconds)], done.Count(one => !one.Acknowledged));
    }

    public static void Print(string name, (double[] Milliseconds, int Refused) load, int answered) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-8} {load.Milliseconds.Length,14} {load.Refused,9} {Percentile(load.Milliseconds, 0.5),8:0.0} {Percentile(load.Milliseconds, 0.99),8:0.0} {load.Milliseconds.Max(),8:0.0} {answered,10}"));

    public static void Judge((double[] Milliseconds, int Refused) load) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"acknowledged within {TargetMilliseconds:0} ms at p99 under {Rate}/s: {(load.Refused == 0 && Percentile(load.Milliseconds, 0.99) <= TargetMilliseconds ? "yes" : "NO")} ({Environment.ProcessorCount} cores)"));

    private static double Percentile(double[] milliseconds, double share)
    {
        double[] ordered = [.. milliseconds.Order()];
        return ordered[Math.Min(ordered.Length - 1, (int)Math.Ceiling(share * ordered.Length) - 1)];
    }
}
