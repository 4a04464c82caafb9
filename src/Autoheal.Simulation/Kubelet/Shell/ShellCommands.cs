using System.Globalization;

namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>The tools that are found beside a shell.</summary>
internal static class ShellCommands
{
    private delegate CommandResult Tool(IReadOnlyList<string> arguments, ShellSurroundings surroundings, IReadOnlyList<string> input);

    private static readonly Dictionary<string, Tool> s_tools = new(StringComparer.Ordinal)
    {
        ["true"] = static (_, _, _) => CommandResult.Success,
        [":"] = static (_, _, _) => CommandResult.Success,
        ["false"] = static (_, _, _) => CommandResult.Failed,
        ["echo"] = static (arguments, _, _) => TextCommands.Echo(arguments),
        ["printf"] = static (arguments, _, _) => TextCommands.Printf(arguments),
        ["date"] = static (arguments, surroundings, _) => CommandResult.Prints(surroundings.NowText(arguments.LastOrDefault(argument => argument.StartsWith('+')))),
        ["hostname"] = static (_, surroundings, _) => CommandResult.Prints(surroundings.Start.Pod.Name),
        ["whoami"] = static (_, surroundings, _) => CommandResult.Prints(surroundings.Start.User is null or 0 ? "root" : "app"),
        ["id"] = static (_, surroundings, _) => CommandResult.Prints(string.Create(CultureInfo.InvariantCulture, $"uid={surroundings.Start.User ?? 0} gid=0")),
        ["pwd"] = static (_, _, _) => CommandResult.Prints("/"),
        ["env"] = static (_, surroundings, _) => TextCommands.Environment(surroundings),
        ["printenv"] = static (arguments, surroundings, _) => arguments.Count == 0 ? TextCommands.Environment(surroundings) : TextCommands.Variable(arguments[0], surroundings),
        ["grep"] = static (arguments, surroundings, input) => TextCommands.Grep(arguments, surroundings, input),
        ["head"] = static (arguments, _, input) => TextCommands.Head(arguments, input),
        ["wc"] = static (_, _, input) => CommandResult.Prints(input.Count.ToString(CultureInfo.InvariantCulture)),
        ["seq"] = static (arguments, _, _) => TextCommands.Sequence(arguments),
        ["cat"] = static (arguments, surroundings, input) => FileCommands.Cat(arguments, surroundings, input),
        ["ls"] = static (arguments, surroundings, _) => FileCommands.List(arguments, surroundings),
        ["test"] = static (arguments, surroundings, _) => FileCommands.Test(arguments, surroundings),
        ["["] = static (arguments, surroundings, _) => FileCommands.Test([.. arguments.SkipLast(1)], surroundings),
        ["touch"] = static (arguments, surroundings, _) => FileCommands.Write("touch", arguments, surroundings, ""),
        ["rm"] = static (arguments, surroundings, _) => FileCommands.Write("rm", arguments, surroundings, null),
        ["mkdir"] = static (arguments, surroundings, _) => FileCommands.Write("mkdir", arguments, surroundings, ""),
        ["tee"] = static (arguments, surroundings, input) => FileCommands.Tee(arguments, surroundings, input),
        ["sleep"] = static (arguments, _, _) => ResourceCommands.Sleep(arguments),
        ["tail"] = static (arguments, surroundings, input) => ResourceCommands.Tail(arguments, surroundings, input),
        ["yes"] = static (_, _, _) => ResourceCommands.Burn(1000),
        ["dd"] = static (arguments, surroundings, _) => ResourceCommands.Copy(arguments, surroundings),
        ["fallocate"] = static (arguments, surroundings, _) => ResourceCommands.Allocate(arguments, surroundings),
        ["stress"] = static (arguments, _, _) => ResourceCommands.Stress(arguments),
        ["stress-ng"] = static (arguments, _, _) => ResourceCommands.Stress(arguments),
        ["nslookup"] = static (arguments, surroundings, _) => NetworkCommands.Lookup(arguments, surroundings),
        ["getent"] = static (arguments, surroundings, _) => NetworkCommands.Getent(arguments, surroundings),
        ["nc"] = static (arguments, surroundings, _) => NetworkCommands.Netcat(arguments, surroundings),
        ["wget"] = static (arguments, surroundings, _) => NetworkCommands.Wget(arguments, surroundings),
        ["curl"] = static (arguments, surroundings, _) => NetworkCommands.Curl(arguments, surroundings),
        ["ping"] = static (arguments, surroundings, _) => NetworkCommands.Ping(arguments, surroundings),
        ["httpd"] = static (arguments, _, _) => NetworkCommands.Serve(arguments, 80, httpd: true),
        ["chmod"] = static (_, _, _) => CommandResult.Success,
        ["chown"] = static (_, _, _) => CommandResult.Success,
        ["sync"] = static (_, _, _) => CommandResult.Success,
        ["sort"] = static (_, _, input) => CommandResult.Prints([.. input.Order(StringComparer.Ordinal)]),
        ["awk"] = static (_, _, input) => CommandResult.Prints(input),
        ["sed"] = static (_, _, input) => CommandResult.Prints(input),
        ["cut"] = static (_, _, input) => CommandResult.Prints(input),
        ["tr"] = static (_, _, input) => CommandResult.Prints(input),
        ["xargs"] = static (_, _, input) => CommandResult.Prints(input),
        ["ps"] = static (_, _, _) => CommandResult.Prints("PID   USER     TIME  COMMAND", "    1 root      0:00 sh"),
        ["cp"] = static (arguments, surroundings, _) => FileCommands.Copy("cp", arguments, surroundings),
        ["mv"] = static (arguments, surroundings, _) => FileCommands.Copy("mv", arguments, surroundings),
        ["ln"] = static (_, _, _) => CommandResult.Success,
    };

    public static bool Knows(string program) => s_tools.ContainsKey(Name(program)) && (!program.Contains('/', StringComparison.Ordinal) || IsToolPath(program));

    public static bool IsShell(string program) => Name(program) is "sh" or "bash" or "ash" or "dash" && (!program.Contains('/', StringComparison.Ordinal) || IsToolPath(program));

    /// <summary>Runs a tool; the caller has made sure that it is known.</summary>
    public static CommandResult Run(string program, IReadOnlyList<string> arguments, ShellSurroundings surroundings, IReadOnlyList<string> input) =>
        s_tools[Name(program)](arguments, surroundings, input);

    private static string Name(string program) => program[(program.LastIndexOf('/') + 1)..];

    private static bool IsToolPath(string program) => program[..program.LastIndexOf('/')] is "/bin" or "/usr/bin" or "/sbin" or "/usr/sbin" or "/usr/local/bin";
}
