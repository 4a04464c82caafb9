using System.Globalization;
using System.Text.RegularExpressions;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reduces what the kubelet says about failed probes: it quotes what the program answered, which is log text.</summary>
internal static partial class ProbeMessage
{
    private static readonly string[] s_quoting = ["Unhealthy", "ProbeWarning", "FailedPostStartHook", "FailedPreStopHook"];

    /// <summary>How the probe failed, and the HTTP status with which it was answered.</summary>
    public static (ProbeFailure Failure, int Status) Classify(string reason, string message)
    {
        if (reason != "Unhealthy")
        {
            return (ProbeFailure.None, 0);
        }

        if (HttpStatus().Match(message) is { Success: true } status)
        {
            return (ProbeFailure.HttpStatus, int.Parse(status.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }

        return (message.Contains("connection refused", StringComparison.Ordinal) ? ProbeFailure.ConnectionRefused
            : ContainsAny(message, "deadline exceeded", "i/o timeout", "Client.Timeout", "timeout:", "timed out") ? ProbeFailure.Timeout
            : ContainsAny(message, "malformed HTTP", "HTTP response to HTTPS", "tls:", "EOF", "connection reset", "rpc error", "Unimplemented")
                ? ProbeFailure.Protocol
            : ProbeFailure.Program, 0);
    }

    /// <summary>The message up to where it begins to quote.</summary>
    public static string WithoutQuotes(string reason, string message)
    {
        if (!s_quoting.Contains(reason))
        {
            return message;
        }

        var colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : message[..colon];
    }

    private static bool ContainsAny(string message, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (message.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^[A-Za-z]+ probe failed: HTTP probe failed with statuscode: ([1-5][0-9]{2})\b")]
    private static partial Regex HttpStatus();
}
