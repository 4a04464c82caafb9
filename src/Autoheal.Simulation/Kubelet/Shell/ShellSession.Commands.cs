namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>Single commands: assignments, the shell's own, the tools beside it, the image's program.</summary>
internal sealed partial class ShellSession
{
    private IEnumerable<TimeSpan> RunCommand(ShellNode.Command command)
    {
        string[] words = [.. command.Words.SelectMany(word => IsAssignment(word) && word == command.Words[0] ? [word] : _words.Expand(word))];
        var assigned = words.TakeWhile(IsAssignment).ToArray();
        foreach (var assignment in assigned)
        {
            var cut = assignment.IndexOf('=', StringComparison.Ordinal);
            _surroundings.Variables[assignment[..cut]] = _words.Text(assignment[(cut + 1)..]);
        }

        words = words[assigned.Length..];
        if (words.Length == 0)
        {
            Put(CommandResult.Success, command);
            yield break;
        }

        foreach (var step in RunWords(words, command))
            yield return step;
    }

    private IEnumerable<TimeSpan> RunWords(string[] words, ShellNode.Command command)
    {
        var (name, arguments) = (words[0], words[1..]);
        if (Builtin(name, arguments))
            return [TimeSpan.FromMilliseconds(1)];
        if (name is "exec" or "command" or "nohup" or "timeout" or "sudo" or "su-exec" or "gosu")
        {
            var skip = name is "timeout" or "su-exec" or "gosu" ? 1 : 0;
            return arguments.Length > skip ? RunWords(arguments[skip..], command) : [];
        }

        if (ShellCommands.IsShell(name) && arguments.Length > 1 && arguments[0].StartsWith('-') && arguments[0].EndsWith('c'))
            return Run(ShellParser.Parse(arguments[1]));
        if (ShellCommands.Knows(name))
            return Finish(ShellCommands.Run(name, arguments, _surroundings, _input), command);
        if (_surroundings.Contents.Programs is not null && _surroundings.Contents.Has(name))
        {
            HandedOver = arguments;
            return Hold(new CommandResult { Forever = true });
        }

        return Finish(NotRunnable(name), command);
    }

    private CommandResult NotRunnable(string name) => name.Contains('/', StringComparison.Ordinal) && _surroundings.Exists(name)
        ? CommandResult.Fails(126, $"{_shell}: {name}: Permission denied")
        : CommandResult.Fails(127, _shell == "bash"
            ? $"bash: line 1: {name}: {(name.Contains('/', StringComparison.Ordinal) ? "No such file or directory" : "command not found")}"
            : $"{_shell}: {name}: not found");

    /// <summary>Commands of the shell itself; false when it is none of them.</summary>
    private bool Builtin(string name, string[] arguments)
    {
        var number = arguments.Length > 0 && int.TryParse(arguments[0], out var parsed) ? parsed : (int?)null;
        switch (name)
        {
            case "exit" or "return":
                (Status, Exited) = ((number ?? Status) & 255, true);
                return true;
            case "break":
                _breaks = true;
                return true;
            case "kill":
                // The first process of a container is safe from signals that it does not handle, its own included.
                Status = arguments.Length > 0 && arguments[0] is "-9" or "-KILL" ? 1 : 0;
                return true;
            case "set":
                _stopsOnError |= arguments.Any(argument => argument.StartsWith('-') && argument.Contains('e', StringComparison.Ordinal));
                Status = 0;
                return true;
            case "trap":
                TrapExit = arguments.Length == 0 || arguments[0].Length == 0 ? null : int.TryParse(arguments[0].Split(' ')[^1], out var code) ? code : 0;
                Status = 0;
                return true;
            case "export" or "local" or "readonly":
                foreach (var pair in arguments.Select(argument => argument.Split('=', 2)).Where(pair => pair.Length == 2))
                    _surroundings.Variables[pair[0]] = pair[1];
                Status = 0;
                return true;
            case "cd" or "shift" or "unset" or "umask" or "ulimit" or "wait" or "read":
                Status = 0;
                return true;
            default:
                return false;
        }
    }

    private IEnumerable<TimeSpan> Finish(CommandResult result, ShellNode.Command command)
    {
        if (result.MemoryBytes > (_surroundings.Start.MemoryLimit ?? (result.Status == 137 ? 0 : long.MaxValue)))
        {
            OutOfMemory = true;
            result = new() { Status = 137, Took = result.Took, Errors = ["Killed"] };
        }

        if (result.Disk is { } disk)
            Disk = new DiskUse(_surroundings.Now - _surroundings.Start.Process.Started + result.Took, disk.Bytes, disk.Path);
        Put(result, command);
        return Hold(result);
    }

    private IEnumerable<TimeSpan> Hold(CommandResult result)
    {
        Current = result;
        yield return result.Forever ? TimeSpan.MaxValue : result.Took;
        Current = null;
    }

    private void Put(CommandResult result, ShellNode.Command command)
    {
        Status = result.Status;
        var (output, errors) = (result.Output, result.Errors);
        foreach (var redirect in command.Redirects)
        {
            var target = _words.Text(redirect.Target);
            if (target.StartsWith('&'))
                continue;
            var lines = redirect.Errors ? errors : output;
            var before = redirect.Appends ? _surroundings.Read(target) : null;
            if (!_surroundings.Write(target, before + (lines.Count == 0 ? "" : string.Join('\n', lines) + "\n")))
            {
                (Status, errors) = (1, [FileCommands.Refusal("sh", target, _surroundings)]);
                break;
            }

            if (target is "/dev/stdout" or "/dev/stderr")
                continue;
            if (redirect.Errors)
                errors = [];
            else
                output = [];
        }

        if (_captured is not null)
            _captured.AddRange(output);
        else
            Lines.AddRange(output.Select(line => (_surroundings.Now, line)));
        Lines.AddRange(errors.Select(line => (_surroundings.Now, line)));
    }

    private static bool IsAssignment(string word)
    {
        var cut = word.IndexOf('=', StringComparison.Ordinal);
        return cut > 0 && !char.IsAsciiDigit(word[0]) && word.AsSpan(0, cut).IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") < 0;
    }
}
