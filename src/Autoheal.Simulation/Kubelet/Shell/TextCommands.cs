using System.Globalization;

namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>Tools that only read and write text.</summary>
internal static class TextCommands
{
    public static CommandResult Echo(IReadOnlyList<string> arguments)
    {
        var options = arguments.TakeWhile(argument => argument is "-n" or "-e" or "-ne" or "-en").ToArray();
        var text = string.Join(' ', arguments.Skip(options.Length));
        if (options.Any(option => option.Contains('e', StringComparison.Ordinal)))
            text = Unescape(text);
        return CommandResult.Prints(text.TrimEnd('\n').Split('\n'));
    }

    public static CommandResult Printf(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
            return CommandResult.Fails(2, "printf: usage: printf FORMAT [ARG...]");
        var text = Unescape(arguments[0]);
        foreach (var argument in arguments.Skip(1))
        {
            var at = text.IndexOf('%', StringComparison.Ordinal);
            if (at < 0 || at + 1 >= text.Length)
                break;
            text = text[..at] + argument + text[(at + 2)..];
        }

        return CommandResult.Prints(text.TrimEnd('\n').Split('\n'));
    }

    public static CommandResult Environment(ShellSurroundings surroundings) =>
        CommandResult.Prints([.. surroundings.Variables.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal)]);

    public static CommandResult Variable(string name, ShellSurroundings surroundings) =>
        surroundings.Variables.TryGetValue(name, out var value) ? CommandResult.Prints(value) : CommandResult.Failed;

    public static CommandResult Grep(IReadOnlyList<string> arguments, ShellSurroundings surroundings, IReadOnlyList<string> input)
    {
        var plain = arguments.Where(argument => !argument.StartsWith('-')).ToArray();
        if (plain.Length == 0)
            return CommandResult.Fails(2, "grep: no pattern");
        var lines = input;
        if (plain.Length > 1)
        {
            if (surroundings.Read(plain[1]) is not { } content)
                return CommandResult.Fails(2, $"grep: {plain[1]}: No such file or directory");
            lines = content.TrimEnd('\n').Split('\n');
        }

        var found = lines.Where(line => line.Contains(plain[0], StringComparison.Ordinal)).ToArray();
        var quiet = arguments.Any(argument => argument.StartsWith('-') && argument.Contains('q', StringComparison.Ordinal));
        return new() { Status = found.Length > 0 ? 0 : 1, Output = quiet ? [] : found };
    }

    public static CommandResult Head(IReadOnlyList<string> arguments, IReadOnlyList<string> input)
    {
        var count = arguments.Select(argument => argument.TrimStart('-', 'n')).FirstOrDefault(text => text.Length > 0 && text.All(char.IsAsciiDigit));
        return CommandResult.Prints([.. input.Take(int.Parse(count ?? "10", CultureInfo.InvariantCulture))]);
    }

    public static CommandResult Sequence(IReadOnlyList<string> arguments)
    {
        var numbers = arguments.Select(argument => int.TryParse(argument, CultureInfo.InvariantCulture, out var number) ? number : 1).ToArray();
        var (first, last) = numbers.Length > 1 ? (numbers[0], numbers[^1]) : (1, numbers.FirstOrDefault());
        return CommandResult.Prints([.. Enumerable.Range(first, Math.Clamp(last - first + 1, 0, 100_000)).Select(number => number.ToString(CultureInfo.InvariantCulture))]);
    }

    private static string Unescape(string text) =>
        text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
