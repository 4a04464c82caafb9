namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>Runs a command beside a container's process, to its end.</summary>
internal static class CommandRunner
{
    private const int MostSteps = 5_000;

    public static ExecAnswer Run(IReadOnlyList<string> command, ContainerStart start, ImageContents contents, Func<string, string?> readFile)
    {
        if (command.Count == 0)
            return ExecAnswer.Success;
        var isShell = ShellCommands.IsShell(command[0]);
        var isTool = isShell || ShellCommands.Knows(command[0]);
        if (isTool ? !contents.HasShell : !contents.Has(command[0]))
            return new(128, "", TimeSpan.Zero, StartRefusal.Exec(command[0]));
        // What a program of the image's own says of itself is not known; that it can be run is.
        if (!isTool)
            return ExecAnswer.Success;
        var surroundings = new ShellSurroundings(start, contents, readFile) { Now = start.Clock.GetUtcNow() };
        var session = new ShellSession(surroundings, isShell ? command[0][(command[0].LastIndexOf('/') + 1)..] : "sh");
        try
        {
            var script = isShell && command.Count > 2 ? ShellParser.Parse(command[2]) : new ShellNode.Command([.. command.Select(ShellProgram.Quote)], []);
            return Finish(session, session.Run(script), surroundings);
        }
        catch (ShellSyntaxException wrong)
        {
            return new(2, "sh: " + wrong.Message, TimeSpan.FromMilliseconds(20));
        }
    }

    private static ExecAnswer Finish(ShellSession session, IEnumerable<TimeSpan> steps, ShellSurroundings surroundings)
    {
        var took = TimeSpan.Zero;
        foreach (var step in steps.Take(MostSteps))
        {
            if (step == TimeSpan.MaxValue)
                return new(0, Text(session), TimeSpan.FromDays(365));
            took += step;
            surroundings.Now += step;
        }

        return new(session.Status, Text(session), took + TimeSpan.FromMilliseconds(15));
    }

    private static string Text(ShellSession session) => string.Concat(session.Lines.Select(line => line.Text + "\n"));
}
