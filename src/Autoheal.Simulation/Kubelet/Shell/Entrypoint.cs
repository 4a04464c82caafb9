namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>Finds what a container's command and arguments come to in its image.</summary>
internal static class Entrypoint
{
    public static ContainerRun Start(ContainerStart start, IImageBehaviour image)
    {
        var contents = image.Contents;
        IReadOnlyList<string> words = [.. start.Command, .. start.Arguments];
        var ownProgram = start.Command.Count == 0 && !(contents.ArgumentsAreCommand && words.Count > 0 && !words[0].StartsWith('-'));
        if (ownProgram)
            return image.Start(start);
        var program = words[0];
        if (ShellCommands.IsShell(program) && contents.HasShell)
            return StartShell(start, image, words);
        if (ShellCommands.Knows(program) && contents.HasShell)
            return ShellProgram.Start(start, image, words);
        if ((ShellCommands.IsShell(program) || ShellCommands.Knows(program)) && contents.Programs is not null)
            return new() { StartError = StartRefusal.NotFound(program) };
        if (program is "/tmp" or "/etc" or "/" or "/etc/passwd" or "/etc/hosts")
            return new() { StartError = StartRefusal.NoProgram(program, program is not ("/etc/passwd" or "/etc/hosts")) };
        return contents.Has(program)
            ? image.Start(start with { Command = [], Arguments = [.. words.Skip(1)] })
            : new() { StartError = StartRefusal.NotFound(program) };
    }

    private static ContainerRun StartShell(ContainerStart start, IImageBehaviour image, IReadOnlyList<string> words)
    {
        var shell = words[0][(words[0].LastIndexOf('/') + 1)..];
        for (var i = 1; i + 1 < words.Count; i++)
        {
            if (words[i].StartsWith('-') && words[i].EndsWith('c'))
                return ShellProgram.Start(start, image, (words[i].Contains('e', StringComparison.Ordinal) ? "set -e; " : "") + words[i + 1], shell);
        }

        // Without a script a shell reads its input, of which there is none.
        return words.Count > 1 && !words[1].StartsWith('-')
            ? ShellProgram.Start(start, image, [words[1]])
            : new() { ExitsAfter = TimeSpan.FromMilliseconds(30), ExitCode = 0 };
    }
}
