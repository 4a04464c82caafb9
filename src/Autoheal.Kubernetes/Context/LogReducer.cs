using System.Text;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context;

/// <summary>
/// Reduces log lines to closed words and counts. Whatever a line says, at most the name of a setting that the control plane knows comes
/// out of it, or, of a line that speaks of an environment variable, a word in the shape of one: text written by strangers ends here.
/// </summary>
internal static class LogReducer
{
    private const int LongestLine = 4096;
    private const int LongestVariable = 40;

    private static readonly (LogSignatureKind Kind, string[] Words)[] s_words =
    [
        (LogSignatureKind.RequiredSettingMissing,
            [
                "unset", "not set", "is missing", "missing required", "required", "undefined", "not defined", "must be set",
                "must be provided", "keyerror",
            ]),
        (LogSignatureKind.ConnectionRefused, ["connection refused", "econnrefused"]),
        (LogSignatureKind.OutOfMemory, ["out of memory", "outofmemory", "cannot allocate memory", "heap space"]),
        (LogSignatureKind.WrongPlatform, ["exec format error"]),
        (LogSignatureKind.ExecutableNotFound, ["executable file not found", "command not found"]),
        (LogSignatureKind.PermissionDenied, ["permission denied", "eacces", "operation not permitted"]),
        (LogSignatureKind.Panic, ["panic:", "unhandled exception", "traceback (most recent call last)", "fatal error", "segmentation fault"]),
    ];

    public static LogSummary Reduce(IReadOnlySet<string> settings, params ReadOnlySpan<ReadOnlyMemory<byte>> logs)
    {
        var counts = new Dictionary<(LogSignatureKind Kind, string Setting), int>();
        var lines = 0;
        foreach (var log in logs)
        {
            foreach (var line in Encoding.UTF8.GetString(log.Span).AsSpan().EnumerateLines())
            {
                if (line.IsWhiteSpace())
                {
                    continue;
                }

                lines++;
                var signature = Classify(settings, line.Length > LongestLine ? line[..LongestLine] : line);
                if (signature.Kind != LogSignatureKind.None)
                {
                    counts[signature] = counts.GetValueOrDefault(signature) + 1;
                }
            }
        }

        return new LogSummary { LinesRead = lines, Signatures = Order(counts) };
    }

    private static (LogSignatureKind Kind, string Setting) Classify(IReadOnlySet<string> settings, ReadOnlySpan<char> line)
    {
        foreach (var (kind, words) in s_words)
        {
            foreach (var word in words)
            {
                if (line.Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    // "required" and the like are common words: without a known name they say nothing.
                    var setting = kind == LogSignatureKind.RequiredSettingMissing ? FindSetting(settings, line) : "";
                    if (kind != LogSignatureKind.RequiredSettingMissing || setting.Length > 0)
                    {
                        return (kind, setting);
                    }
                }
            }
        }

        return (LogSignatureKind.None, "");
    }

    private static string FindSetting(IReadOnlySet<string> settings, ReadOnlySpan<char> line)
    {
        var isOfEnvironment = line.Contains("environment variable", StringComparison.OrdinalIgnoreCase) || line.Contains("env var", StringComparison.OrdinalIgnoreCase);
        var start = -1;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && (char.IsAsciiLetterOrDigit(line[i]) || line[i] is '_' or '-' or '.'))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                var token = line[start..i].Trim("-.").ToString();
                if (settings.Contains(token) || (isOfEnvironment && LooksLikeVariable(token)))
                {
                    return token;
                }

                start = -1;
            }
        }

        return "";
    }

    // Capitals with an underscore, as variables are written by convention: no words for people or machines to follow.
    private static bool LooksLikeVariable(string token)
    {
        var hasUnderscore = false;
        foreach (var c in token)
        {
            hasUnderscore |= c == '_';
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c != '_')
            {
                return false;
            }
        }

        return hasUnderscore && token.Length is >= 4 and <= LongestVariable && char.IsAsciiLetterUpper(token[0]);
    }

    // Settings first, then by count; names last, so that the order never depends on hashing.
    private static List<LogSignature> Order(Dictionary<(LogSignatureKind Kind, string Setting), int> counts)
    {
        var signatures = new List<LogSignature>(counts.Count);
        foreach (var ((kind, setting), lines) in counts)
        {
            signatures.Add(new LogSignature { Kind = kind, Setting = setting, Lines = lines });
        }

        signatures.Sort((x, y) => x.Kind != y.Kind ? x.Kind.CompareTo(y.Kind)
            : x.Lines != y.Lines ? y.Lines.CompareTo(x.Lines)
            : string.CompareOrdinal(x.Setting, y.Setting));
        return signatures;
    }
}
