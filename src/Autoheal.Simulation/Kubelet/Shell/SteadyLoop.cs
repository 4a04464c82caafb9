namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>A loop without end whose body only writes and sleeps: it need not be run step by step.</summary>
internal sealed record SteadyLoop(LogChatter? Chatter)
{
    /// <summary>The loop as such, or null when it is another kind.</summary>
    public static SteadyLoop? Find(ShellNode.Loop loop, ShellWords words, ShellSurroundings surroundings)
    {
        if (loop.Until || loop.Condition is not ShellNode.Command { Redirects.Count: 0, Words: ["true"] or [":"] })
            return null;
        var parts = loop.Body is ShellNode.Sequence sequence ? sequence.Parts : [loop.Body];
        var speaking = new List<ShellNode.Command>();
        var period = TimeSpan.Zero;
        foreach (var part in parts)
        {
            if (part is not ShellNode.Command { Redirects.Count: 0, Words: { Count: > 0 } command } node)
                return null;
            if (command[0] == "sleep")
                period += ResourceCommands.Sleep([.. command.Skip(1)]) is { Forever: false, Status: 0 } sleep ? sleep.Took : TimeSpan.FromDays(3650);
            else if (command[0] is "echo" or "date")
                speaking.Add(node);
            else
                return null;
        }

        if (period < TimeSpan.FromMilliseconds(200))
            return null;
        return new(speaking.Count == 0 ? null : Chat(speaking, period / speaking.Count, words, surroundings));
    }

    private static LogChatter Chat(List<ShellNode.Command> speaking, TimeSpan every, ShellWords words, ShellSurroundings surroundings)
    {
        var first = surroundings.Now - surroundings.Start.Process.Started;
        return new(first, every, line =>
        {
            surroundings.Now = surroundings.Start.Process.Started + first + (line * every);
            string[] command = [.. speaking[line % speaking.Count].Words.SelectMany(words.Expand)];
            return ShellCommands.Run(command[0], command[1..], surroundings, []).Output.FirstOrDefault() ?? "";
        });
    }
}
