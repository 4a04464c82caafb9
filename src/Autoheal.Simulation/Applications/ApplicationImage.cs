using System.Globalization;
using Autoheal.Simulation.Applications.Calls;
using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications;

/// <summary>
/// A service as an image: it checks its configuration, listens on its port, calls what it depends on, writes about its requests, and needs CPU
/// and memory by its load. Builds with a flaw are made by changing a property.
/// </summary>
internal sealed record ApplicationImage : IImageBehaviour
{
    private const long MiB = 1024 * 1024;
    private static readonly TimeSpan s_fill = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(15);

    /// <summary>The service's name, as it calls itself in its log.</summary>
    public required string App { get; init; }

    public required RuntimeVoice Voice { get; init; }

    public int Port { get; init; } = 8080;

    public IReadOnlyList<StartRequirement> Requirements { get; init; } = [];

    /// <summary>What it calls.</summary>
    public IReadOnlyList<Dependency> Dependencies { get; init; } = [];

    /// <summary>What it uses under ordinary load; a lower limit gets it killed.</summary>
    public long MemoryMiB { get; init; } = 96;

    /// <summary>CPU under ordinary load, in thousandths of a core.</summary>
    public long MilliCpu { get; init; } = 40;

    /// <summary>From the start of the process until it listens.</summary>
    public TimeSpan Warmup { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Memory that it never gives back, by the minute.</summary>
    public double LeakMiBPerMinute { get; init; }

    /// <summary>A variable that switches a path of the code on that has never worked.</summary>
    public string? FlawedFlag { get; init; }

    /// <summary>CPU that it burns whatever the load, in thousandths of a core.</summary>
    public long BurnsMilliCpu { get; init; }

    /// <summary>Whether it has to be killed to stop.</summary>
    public bool IgnoresTermination { get; init; }

    public ImageContents Contents { get; init; } = new() { Programs = ["java", "dotnet", "node", "python", "python3", "/app/server", "server", "gunicorn", "uvicorn"] };

    public ContainerRun Start(ContainerStart start) => Plan(start, ServiceCondition.Well);

    /// <summary>Whether the path of the code that has never worked is switched on.</summary>
    public bool IsFlawed(ContainerStart start) => FlawedFlag is not null && start.Environment.GetValueOrDefault(FlawedFlag) == "on";

    /// <summary>The requirements of a build that works with other database schemas.</summary>
    public IReadOnlyList<StartRequirement> RequirementsFor(IReadOnlyList<string> schemas) =>
        [.. Requirements.Select(requirement => requirement is StartRequirement.OneOf one ? one with { Supported = schemas } : requirement)];

    public long MilliCpuAt(double load) => (long)(MilliCpu * (0.35 + (0.65 * load))) + BurnsMilliCpu;

    /// <summary>What it does under a condition, from now on.</summary>
    public ContainerRun Plan(ContainerStart start, ServiceCondition condition)
    {
        foreach (var requirement in Requirements)
        {
            if (requirement.Complaint(App, Voice, start) is { } complaint)
                return GiveUp(complaint);
        }

        if (condition.Trouble is { StopsAtStart: true, Share: >= 1 } trouble && start.Age < Warmup)
            return GiveUp(Voice.Trouble(App, trouble, TraceOf(start, 0)));
        var exit = OutOfMemoryAfter(start);
        return new()
        {
            Ports = [Port],
            ListensAfter = Warmup,
            Speaks = static _ => PortProtocol.Http,
            OutOfMemory = exit is not null,
            ExitsAfter = exit,
            ExitCode = exit is null ? 0 : 137,
            StopsAfter = IgnoresTermination ? TimeSpan.FromDays(36_500) : TimeSpan.FromMilliseconds(400),
            Usage = since => UsageAfter(since, start, condition),
            Log = [(Warmup, Voice.Listening(App, Port))],
            Chatter = condition.Hung ? null : new(Warmup + TimeSpan.FromSeconds(1), PaceUnder(condition), number => Line(start, condition, number)),
        };
    }

    /// <summary>Failures are written more often than the sample of requests that go well.</summary>
    private static TimeSpan PaceUnder(ServiceCondition condition) => condition.ErrorPercent >= 10 ? s_pace / 3 : s_pace;

    private string Line(ContainerStart start, ServiceCondition condition, int number)
    {
        if (Mix(start, number) % 100 >= (ulong)condition.ErrorPercent)
            return Voice.Request(number);
        if (condition.Trouble is not { } trouble)
            return Voice.Defect(App, TraceOf(start, number));
        var lines = Voice.Trouble(App, trouble, TraceOf(start, number));
        return lines[number % lines.Count];
    }

    /// <summary>When the memory limit kills it; null when it does not.</summary>
    private TimeSpan? OutOfMemoryAfter(ContainerStart start)
    {
        if (start.MemoryLimit is not { } limit)
            return null;
        if (limit < MemoryMiB * MiB)
            return Warmup + TimeSpan.FromMilliseconds(4_000 + (Mix(start, -1) % 16_000));
        return LeakMiBPerMinute > 0 ? Warmup + TimeSpan.FromMinutes((limit - (MemoryMiB * MiB)) / (LeakMiBPerMinute * MiB)) : null;
    }

    /// <summary>Start-up costs half a core; the working set grows into its size within a minute, and on from there where it leaks.</summary>
    private ContainerUsage UsageAfter(TimeSpan since, ContainerStart start, ServiceCondition condition)
    {
        var share = 0.7 + (0.3 * Math.Min(1, since / s_fill));
        var wobble = (long)(since.TotalSeconds / 15) * 7 % 11;
        var demand = since < Warmup ? 500 : condition.Hung ? 1 + BurnsMilliCpu : MilliCpuAt(start.Load()) + wobble;
        var memory = (MemoryMiB * share) + (LeakMiBPerMinute * since.TotalMinutes);
        return new(Math.Min(demand, start.CpuLimit ?? long.MaxValue), Math.Min((long)(memory * MiB), start.MemoryLimit ?? long.MaxValue));
    }

    private static string TraceOf(ContainerStart start, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Mix(start, number):x16}{Mix(start, number + 1_000_000):x16}");

    /// <summary>A number that follows from the pod and the line, so that a line reads the same whenever it is read.</summary>
    private static ulong Mix(ContainerStart start, int number)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in start.Pod.Uid)
            hash = (hash ^ letter) * 1099511628211;
        hash = (hash ^ (uint)start.Restarts) * 1099511628211;
        hash = (hash ^ (uint)number) * 1099511628211;
        return hash ^ (hash >> 29);
    }

    private static ContainerRun GiveUp(IReadOnlyList<string> complaint)
    {
        var lines = new List<(TimeSpan, string)>();
        foreach (var line in complaint)
            lines.Add((TimeSpan.FromMilliseconds(1_800), line));
        return new() { ExitsAfter = TimeSpan.FromSeconds(2), ExitCode = 1, Log = lines };
    }
}
