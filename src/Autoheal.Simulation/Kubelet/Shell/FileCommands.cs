using System.Globalization;

namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>Tools that look at files and write them.</summary>
internal static class FileCommands
{
    public static CommandResult Cat(IReadOnlyList<string> arguments, ShellSurroundings surroundings, IReadOnlyList<string> input)
    {
        if (arguments.Count == 0)
            return CommandResult.Prints(input);
        var lines = new List<string>();
        foreach (var path in arguments.Where(argument => !argument.StartsWith('-')))
        {
            if (surroundings.Read(path) is { } content)
                lines.AddRange(content.TrimEnd('\n').Split('\n'));
            else
                return new() { Status = 1, Output = lines, Errors = [ShellSurroundings.IsDirectory(path) ? $"cat: read error: Is a directory" : $"cat: can't open '{path}': No such file or directory"] };
        }

        return CommandResult.Prints(lines);
    }

    public static CommandResult List(IReadOnlyList<string> arguments, ShellSurroundings surroundings)
    {
        var path = arguments.FirstOrDefault(argument => !argument.StartsWith('-')) ?? ".";
        if (surroundings.Read(path) is not null)
            return CommandResult.Prints(path);
        return ShellSurroundings.IsDirectory(path) ? CommandResult.Success : CommandResult.Fails(1, $"ls: {path}: No such file or directory");
    }

    public static CommandResult Test(IReadOnlyList<string> arguments, ShellSurroundings surroundings)
    {
        if (arguments.Count > 0 && arguments[0] == "!")
            return Test([.. arguments.Skip(1)], surroundings).Status == 0 ? CommandResult.Failed : CommandResult.Success;
        var holds = arguments.Count switch
        {
            0 => false,
            1 => arguments[0].Length > 0,
            2 => TestOne(arguments[0], arguments[1], surroundings),
            _ => TestTwo(arguments[0], arguments[1], arguments[2]),
        };
        return holds ? CommandResult.Success : CommandResult.Failed;
    }

    public static CommandResult Write(string tool, IReadOnlyList<string> paths, ShellSurroundings surroundings, string? content)
    {
        var force = paths.Any(path => path.StartsWith('-') && path.Contains('f', StringComparison.Ordinal));
        foreach (var path in paths.Where(path => !path.StartsWith('-')))
        {
            if (content is null && !surroundings.Exists(path))
            {
                if (force)
                    continue;
                return CommandResult.Fails(1, $"rm: can't remove '{path}': No such file or directory");
            }

            if (!surroundings.Write(path, content))
                return CommandResult.Fails(1, Refusal(tool, path, surroundings));
        }

        return CommandResult.Success;
    }

    public static CommandResult Tee(IReadOnlyList<string> paths, ShellSurroundings surroundings, IReadOnlyList<string> input) =>
        Write("tee", paths, surroundings, string.Join('\n', input) + "\n") with { Output = input };

    public static CommandResult Copy(string tool, IReadOnlyList<string> arguments, ShellSurroundings surroundings)
    {
        var paths = arguments.Where(argument => !argument.StartsWith('-')).ToArray();
        if (paths.Length < 2 || surroundings.Read(paths[0]) is not { } content)
            return paths.Length > 0 && ShellSurroundings.IsDirectory(paths[0]) ? CommandResult.Success : CommandResult.Fails(1, $"{tool}: can't stat '{paths.FirstOrDefault()}': No such file or directory");
        if (tool == "mv")
            surroundings.Write(paths[0], null);
        return Write(tool, [paths[1]], surroundings, content);
    }

    /// <summary>Why a path cannot be written: a read-only file system, or somebody else's directory.</summary>
    public static string Refusal(string tool, string path, ShellSurroundings surroundings)
    {
        var why = surroundings.Start.User is null or 0 ? "Read-only file system" : "Permission denied";
        return tool switch
        {
            "sh" => $"sh: can't create {path}: {why}",
            "mkdir" => $"mkdir: can't create directory '{path}': {why}",
            _ => $"{tool}: {path}: {why}",
        };
    }

    private static bool TestOne(string flag, string operand, ShellSurroundings surroundings) => flag switch
    {
        "-z" => operand.Length == 0,
        "-n" => operand.Length > 0,
        "-d" => ShellSurroundings.IsDirectory(operand),
        "-s" => surroundings.Read(operand) is { Length: > 0 },
        "-f" => surroundings.Read(operand) is not null,
        _ => surroundings.Exists(operand),
    };

    private static bool TestTwo(string left, string comparison, string right)
    {
        if (comparison is "=" or "==")
            return left == right;
        if (comparison == "!=")
            return left != right;
        var numeric = long.TryParse(left, CultureInfo.InvariantCulture, out var a) & long.TryParse(right, CultureInfo.InvariantCulture, out var b);
        return numeric && comparison switch
        {
            "-eq" => a == b,
            "-ne" => a != b,
            "-lt" => a < b,
            "-le" => a <= b,
            "-gt" => a > b,
            "-ge" => a >= b,
            _ => false,
        };
    }
}
