using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>A script as a container's process: it is run up to the next wait, and on from there when that is over.</summary>
internal sealed class ShellProgram
{
    private const int MostStepsAtOnce = 5_000;
    private const int LinesOfASpinningLoop = 200;
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(200);
    private readonly ContainerStart _start;
    private readonly ShellSurroundings _surroundings;
    private readonly ShellSession _session;
    private readonly IImageBehaviour _image;
    private readonly IEnumerator<TimeSpan> _steps;

    private ShellProgram(ContainerStart start, IImageBehaviour image, ShellNode script, string shell)
    {
        _start = start;
        _image = image;
        _surroundings = new ShellSurroundings(start, image.Contents, start.ReadVolume) { Now = start.Process.Started };
        _session = new ShellSession(_surroundings, shell);
        _steps = _session.Run(script).GetEnumerator();
    }

    /// <summary>Starts a script by a shell.</summary>
    public static ContainerRun Start(ContainerStart start, IImageBehaviour image, string script, string shell)
    {
        try
        {
            return new ShellProgram(start, image, ShellParser.Parse(script), shell).Continue();
        }
        catch (ShellSyntaxException wrong)
        {
            var after = TimeSpan.FromMilliseconds(20);
            return new() { ExitsAfter = after, ExitCode = 2, Log = [(after, $"{shell}: {wrong.Message}")] };
        }
    }

    /// <summary>Starts one command without a shell around it.</summary>
    public static ContainerRun Start(ContainerStart start, IImageBehaviour image, IReadOnlyList<string> command) =>
        new ShellProgram(start, image, new ShellNode.Command([.. command.Select(Quote)], []), "sh").Continue();

    public static string Quote(string word) => "'" + word.Replace("'", "'\"'\"'", StringComparison.Ordinal) + "'";

    private TimeSpan Elapsed => _surroundings.Now - _start.Process.Started;

    private ContainerRun Continue()
    {
        // Lines before this were part of the plan that ends here.
        _session.Lines.Clear();
        for (var steps = 0; steps < MostStepsAtOnce; steps++)
        {
            if (!_steps.MoveNext())
                return Describe() with { ExitsAfter = Elapsed + TimeSpan.FromMilliseconds(20), ExitCode = _session.Status, OutOfMemory = _session is { OutOfMemory: true, Status: 137 } };
            if (_session.HandedOver is not null)
                return HandOver();
            if (_steps.Current == TimeSpan.MaxValue)
                return Describe() with { Chatter = _session.Chatter };
            _surroundings.Now += _steps.Current;
            if (_steps.Current >= s_shortest)
                return Describe() with { Then = new NextRun(Elapsed, Continue) };
        }

        return Spin();
    }

    private ContainerRun Describe()
    {
        var running = _session.Current;
        var limit = _start.CpuLimit ?? long.MaxValue;
        var usage = new ContainerUsage(Math.Clamp(running?.MilliCpu ?? 1, 1, limit), (running?.MemoryBytes ?? 0) + (1 << 20));
        return new ContainerRun
        {
            Log = [.. _session.Lines.Select(line => (line.At - _start.Process.Started, line.Text))],
            Files = [.. _surroundings.Writes],
            Ports = running?.Ports ?? [],
            Http = running?.ServesNothing == true ? static (_, _) => new HttpAnswer(404, TimeSpan.Zero) : static (_, _) => HttpAnswer.Ok,
            Usage = _ => usage,
            Disk = _session.Disk,
            TerminationMessage = _surroundings.Writes.FindLast(write => write.Path == MessagePath)?.Content,
            // The first process of a container gets no signal that it does not ask for, so a plain shell has to be killed.
            StopsAfter = _session.TrapExit is null ? TimeSpan.FromDays(36_500) : TimeSpan.FromMilliseconds(300),
            StopExitCode = _session.TrapExit ?? 143,
        };
    }

    private string MessagePath => _start.Container.Text("terminationMessagePath") ?? "/dev/termination-log";

    /// <summary>The script handed over to the image's own program.</summary>
    private ContainerRun HandOver()
    {
        var run = _image.Start(_start with { Command = [], Arguments = _session.HandedOver! });
        return run with { Log = [.. Describe().Log, .. run.Log], Files = [.. _surroundings.Writes, .. run.Files] };
    }

    /// <summary>A loop without a pause: it takes all the CPU it gets, and its log is cut to what anybody would look at.</summary>
    private ContainerRun Spin()
    {
        var run = Describe();
        var cpu = Math.Min(_start.CpuLimit ?? 1_000, 1_000);
        var last = run.Log.Count > 0 ? run.Log[^1].Text : null;
        return run with
        {
            Log = [.. run.Log.TakeLast(LinesOfASpinningLoop)],
            Chatter = last is null ? null : new LogChatter(Elapsed, TimeSpan.FromSeconds(1), _ => last),
            Usage = _ => new ContainerUsage(cpu, 1 << 20),
        };
    }
}
