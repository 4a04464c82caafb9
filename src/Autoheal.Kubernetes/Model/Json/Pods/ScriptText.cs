using System.Text.RegularExpressions;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>
/// Finds the names of env variables that a script reads: <c>$NAME</c>, <c>${NAME}</c>, <c>$(NAME)</c> and what Python and JavaScript write. Names that
/// the script sets itself, gives a default, or that every shell has, are left out.
/// </summary>
internal static partial class ScriptText
{
    private const int Longest = 16_384;
    private const int MostNames = 20;

    private static readonly HashSet<string> s_ofShells = new(StringComparer.Ordinal)
    {
        "PATH", "HOME", "HOSTNAME", "PWD", "OLDPWD", "USER", "SHELL", "TERM", "LANG", "IFS", "PS1", "PS2", "PS4", "RANDOM", "SECONDS", "UID", "EUID", "PPID",
        "SHLVL", "OPTARG", "OPTIND", "LINENO", "BASH", "BASHPID", "REPLY", "FUNCNAME", "TMPDIR", "LOGNAME",
    };

    /// <summary>Whether a word may be a script that reads variables; most are not, and are not worth a string.</summary>
    public static bool MayRead(ReadOnlySpan<byte> word) =>
        word.Length <= Longest && (word.Contains((byte)'$') || word.IndexOf("env"u8) >= 0 || word.IndexOf("ENV"u8) >= 0);

    /// <summary>The names that the script reads, after those that are known already.</summary>
    public static IReadOnlyList<string> Variables(string script, IReadOnlyList<string> known)
    {
        // What is no script and has no braces may as well be a password with a dollar sign in it.
        var isScript = script.AsSpan().IndexOfAny(" \n\t") >= 0;
        var names = new List<string>(known);
        foreach (Match match in Reading().Matches(script))
        {
            var name = match.Groups["name"].Value;
            if (names.Count < MostNames && (isScript || !match.Groups["bare"].Success) && !names.Contains(name)
                && !s_ofShells.Contains(name) && !IsSet(script, name))
            {
                names.Add(name);
            }
        }

        return names.Count == known.Count ? known : names;
    }

    private static bool IsSet(string script, string name)
    {
        foreach (Match match in Setting().Matches(script))
        {
            if (match.Groups["name"].ValueSpan.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"(?<![$\\])\$(?:(?<bare>)(?<name>[A-Z][A-Z0-9_]{1,62})(?![A-Za-z0-9_])|\{(?<name>[A-Z][A-Z0-9_]{1,62})(?:\}|:?\?)|\((?<name>[A-Z][A-Z0-9_]{1,62})\))"
        + @"|(?:environ\[|environ\.get\(|getenv\(|process\.env\[|ENV\[|ENV\.fetch\()\s*['""](?<name>[A-Z][A-Z0-9_]{1,62})['""]\s*[\])]"
        + @"|process\.env\.(?<name>[A-Z][A-Z0-9_]{1,62})(?![A-Za-z0-9_])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Reading();

    [GeneratedRegex(@"(?<![A-Za-z0-9_$.])(?:for |read |read -r )?(?<name>[A-Z][A-Z0-9_]{1,62})(?:=(?!=)| in )|(?:\bread (?:-r )?)(?<name>[A-Z][A-Z0-9_]{1,62})\b|\$\{(?<name>[A-Z][A-Z0-9_]{1,62}):?[-=]", RegexOptions.ExplicitCapture)]
    private static partial Regex Setting();
}
