namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>Runs a script over virtual time: each step it yields is time that passes before the next.</summary>
internal sealed partial class ShellSession
{
    private readonly ShellSurroundings _surroundings;
    private readonly ShellWords _words;
    private readonly string _shell;
    private List<string>? _captured;
    private IReadOnlyList<string> _input = [];
    private bool _stopsOnError;
    private bool _breaks;
    private int _conditions;

    public ShellSession(ShellSurroundings surroundings, string shell)
    {
        _surroundings = surroundings;
        _shell = shell;
        _words = new ShellWords(name => name == "?" ? Status.ToString(System.Globalization.CultureInfo.InvariantCulture) : surroundings.Variable(name), Substitute);
    }

    /// <summary>The status of the last command; the exit code in the end.</summary>
    public int Status { get; private set; }

    public bool Exited { get; private set; }

    /// <summary>What was written, and when.</summary>
    public List<(DateTimeOffset At, string Text)> Lines { get; } = [];

    /// <summary>The command that runs now, while one that takes long does.</summary>
    public CommandResult? Current { get; private set; }

    /// <summary>What a loop without end writes; null when there is none.</summary>
    public LogChatter? Chatter { get; private set; }

    /// <summary>The exit code it ends with when asked to stop; null when it does not listen.</summary>
    public int? TrapExit { get; private set; }

    /// <summary>The local storage that was filled.</summary>
    public DiskUse? Disk { get; private set; }

    /// <summary>Whether a command was killed for its memory.</summary>
    public bool OutOfMemory { get; private set; }

    /// <summary>The arguments of the image's own program, when the script handed over to it.</summary>
    public IReadOnlyList<string>? HandedOver { get; private set; }

    public IEnumerable<TimeSpan> Run(ShellNode node)
    {
        if (Exited || _breaks)
            return [];
        return node switch
        {
            ShellNode.Sequence sequence => RunAll(sequence),
            ShellNode.Either either => RunEither(either),
            ShellNode.Not not => RunNot(not),
            ShellNode.Pipe pipe => RunPipe(pipe),
            ShellNode.Background background => RunBackground(background),
            ShellNode.Loop loop => RunLoop(loop),
            ShellNode.Each each => RunEach(each),
            ShellNode.Branch branch => RunBranch(branch),
            ShellNode.Command command => RunCommand(command),
            _ => [],
        };
    }

    private IEnumerable<TimeSpan> RunAll(ShellNode.Sequence sequence)
    {
        foreach (var part in sequence.Parts)
        {
            foreach (var step in Run(part))
                yield return step;
            if (_stopsOnError && Status != 0 && _conditions == 0 && part is ShellNode.Command)
                Exited = true;
            if (Exited || _breaks)
                yield break;
        }
    }

    private IEnumerable<TimeSpan> RunEither(ShellNode.Either either)
    {
        foreach (var step in RunCondition(either.Left))
            yield return step;
        if (Status == 0 != either.OnSuccess)
            yield break;
        foreach (var step in Run(either.Right))
            yield return step;
    }

    private IEnumerable<TimeSpan> RunNot(ShellNode.Not not)
    {
        foreach (var step in RunCondition(not.Inner))
            yield return step;
        if (!Exited)
            Status = Status == 0 ? 1 : 0;
    }

    private IEnumerable<TimeSpan> RunCondition(ShellNode condition)
    {
        _conditions++;
        foreach (var step in Run(condition))
            yield return step;
        _conditions--;
    }

    private IEnumerable<TimeSpan> RunPipe(ShellNode.Pipe pipe)
    {
        var outer = _captured;
        _captured = [];
        foreach (var step in Run(pipe.Left))
            yield return step;
        (_input, _captured) = (_captured, outer);
        foreach (var step in Run(pipe.Right))
            yield return step;
        _input = [];
    }

    /// <summary>What runs beside the script is taken to do its part at once; only the time it takes is not waited for.</summary>
    private IEnumerable<TimeSpan> RunBackground(ShellNode.Background background)
    {
        foreach (var _ in Run(background.Inner).Take(100))
        {
            if (Current is not null)
                break;
        }

        (Status, Current) = (0, null);
        yield return TimeSpan.FromMilliseconds(1);
    }

    private IEnumerable<TimeSpan> RunLoop(ShellNode.Loop loop)
    {
        if (SteadyLoop.Find(loop, _words, _surroundings) is { } steady && _captured is null)
        {
            Chatter = steady.Chatter;
            foreach (var step in Hold(new CommandResult { Forever = true }))
                yield return step;
        }

        while (!Exited && !_breaks)
        {
            foreach (var step in RunCondition(loop.Condition))
                yield return step;
            if (Status == 0 == loop.Until || Exited)
                break;
            foreach (var step in Run(loop.Body))
                yield return step;
        }

        _breaks = false;
        if (!Exited)
            Status = 0;
    }

    private IEnumerable<TimeSpan> RunEach(ShellNode.Each each)
    {
        foreach (var value in each.Words.SelectMany(_words.Expand))
        {
            _surroundings.Variables[each.Variable] = value;
            foreach (var step in Run(each.Body))
                yield return step;
            if (Exited || _breaks)
                break;
        }

        _breaks = false;
    }

    private IEnumerable<TimeSpan> RunBranch(ShellNode.Branch branch)
    {
        foreach (var step in RunCondition(branch.Condition))
            yield return step;
        if (Exited)
            yield break;
        var chosen = Status == 0 ? branch.Then : branch.Else;
        Status = 0;
        if (chosen is null)
            yield break;
        foreach (var step in Run(chosen))
            yield return step;
    }

    private string Substitute(string script)
    {
        var outer = _captured;
        _captured = [];
        foreach (var _ in Run(ShellParser.Parse(script)).Take(1000))
        {
            if (Current is { Forever: true })
                break;
        }

        var text = string.Join('\n', _captured);
        _captured = outer;
        return text;
    }
}
