using System.Globalization;

namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>Tools that take time, CPU, memory or disk.</summary>
internal static class ResourceCommands
{
    private const double BytesPerSecond = 400e6;

    public static CommandResult Sleep(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
            return CommandResult.Fails(1, "sleep: missing operand");
        if (arguments[0] is "infinity" or "inf")
            return new() { Forever = true };
        var total = TimeSpan.Zero;
        foreach (var argument in arguments)
        {
            var unit = argument[^1] switch { 'm' => 60.0, 'h' => 3600.0, 'd' => 86400.0, _ => 1.0 };
            if (!double.TryParse(argument.TrimEnd('s', 'm', 'h', 'd'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number < 0)
                return CommandResult.Fails(1, $"sleep: invalid number '{argument}'");
            total += TimeSpan.FromSeconds(Math.Min(number * unit, 3e8));
        }

        return new() { Took = total };
    }

    public static CommandResult Tail(IReadOnlyList<string> arguments, ShellSurroundings surroundings, IReadOnlyList<string> input)
    {
        if (arguments.Contains("/dev/zero"))
            return new() { Took = TimeSpan.FromSeconds(2), MemoryBytes = long.MaxValue, Status = 137 };
        var follows = arguments.Any(argument => argument.StartsWith('-') && argument.Contains('f', StringComparison.OrdinalIgnoreCase));
        var path = arguments.FirstOrDefault(argument => argument.StartsWith('/'));
        if (path is null)
            return CommandResult.Prints([.. input.TakeLast(10)]);
        if (!surroundings.Exists(path) && path != "/dev/null")
            return CommandResult.Fails(1, $"tail: can't open '{path}': No such file or directory", "tail: no files");
        return new() { Forever = follows, Output = surroundings.Read(path) is { Length: > 0 } content ? content.TrimEnd('\n').Split('\n') : [] };
    }

    public static CommandResult Burn(long milliCpu) => new() { Forever = true, MilliCpu = milliCpu };

    /// <summary><c>dd if=… of=… bs=… count=…</c>.</summary>
    public static CommandResult Copy(IReadOnlyList<string> arguments, ShellSurroundings surroundings)
    {
        var options = arguments.Select(argument => argument.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var block = Size(options.GetValueOrDefault("bs") ?? "512");
        if (!options.TryGetValue("count", out var count))
            return Burn(900);
        var bytes = block * Size(count);
        var target = options.GetValueOrDefault("of") ?? "/dev/null";
        if (!surroundings.Write(target, ""))
            return CommandResult.Fails(1, $"dd: can't open '{target}': {(surroundings.Start.User is null or 0 ? "Read-only file system" : "Permission denied")}");
        return new()
        {
            Took = TimeSpan.FromSeconds(bytes / BytesPerSecond) + TimeSpan.FromMilliseconds(5),
            MemoryBytes = block,
            MilliCpu = 800,
            Disk = target.StartsWith("/dev/", StringComparison.Ordinal) ? null : (target, bytes),
            Errors = [$"{count}+0 records in", $"{count}+0 records out"],
        };
    }

    public static CommandResult Allocate(IReadOnlyList<string> arguments, ShellSurroundings surroundings)
    {
        var size = arguments.SkipWhile(argument => argument != "-l").Skip(1).FirstOrDefault();
        var path = arguments.LastOrDefault(argument => argument.StartsWith('/'));
        if (size is null || path is null || !surroundings.Write(path, ""))
            return CommandResult.Fails(1, $"fallocate: can't open '{path}'");
        return new() { Disk = (path, Size(size)) };
    }

    /// <summary><c>stress --vm 1 --vm-bytes 250M --cpu 2 --timeout 60</c>.</summary>
    public static CommandResult Stress(IReadOnlyList<string> arguments)
    {
        long Option(params ReadOnlySpan<string> names)
        {
            for (var i = 0; i + 1 < arguments.Count; i++)
            {
                if (names.Contains(arguments[i]))
                    return Size(arguments[i + 1].TrimEnd('s'));
            }

            return 0;
        }

        var workers = Option("--vm", "-m");
        var timeout = Option("--timeout", "-t");
        return new()
        {
            Output = ["stress: info: [1] dispatching hogs"],
            Took = timeout > 0 ? TimeSpan.FromSeconds(timeout) : TimeSpan.FromSeconds(2),
            Forever = timeout == 0,
            MilliCpu = Math.Max(1, Option("--cpu", "-c") + workers) * 1000,
            MemoryBytes = workers * Math.Max(Option("--vm-bytes"), 1),
        };
    }

    private static long Size(string text)
    {
        var unit = text.Length == 0 ? 1L : char.ToUpperInvariant(text[^1]) switch { 'K' => 1L << 10, 'M' => 1L << 20, 'G' => 1L << 30, _ => 1L };
        return long.TryParse(text.TrimEnd('k', 'K', 'm', 'M', 'g', 'G', 'i', 'B'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number * unit : 0;
    }
}
