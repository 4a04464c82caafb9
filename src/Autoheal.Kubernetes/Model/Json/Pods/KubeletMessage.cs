using System.Text.RegularExpressions;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>
/// Reduces what the kubelet says about a waiting container to closed words and names. The message repeats what registries say, so
/// what comes out is a hint; rules compare names with the template before they use them.
/// </summary>
internal static partial class KubeletMessage
{
    private const int Longest = 4096;

    public static PullFailure PullFailure(string reason, string message)
    {
        return reason switch
        {
            "InvalidImageName" => Model.PullFailure.InvalidName,
            "ErrImageNeverPull" => Model.PullFailure.NeverPulled,
            "ErrImagePull" or "ImagePullBackOff" => ClassifyPull(message),
            _ => Model.PullFailure.None,
        };
    }

    /// <summary>What an Event says about a failed pull.</summary>
    public static PullFailure PullFailureInEvent(string reason, string message) => reason switch
    {
        "Failed" => ClassifyPull(message),
        "InspectFailed" when Has(message, "couldn't parse image", "invalid reference format") => Model.PullFailure.InvalidName,
        "ErrImageNeverPull" => Model.PullFailure.NeverPulled,
        _ => Model.PullFailure.None,
    };

    /// <summary>What a message about a failed pull says.</summary>
    public static PullFailure ClassifyPull(string message)
    {
        // What stands in quotes are names, and names prove nothing.
        message = Quoted().Replace(message.Length > Longest ? message[..Longest] : message, "…");
        return Has(message, "toomanyrequests", "429 Too Many", "rate limit") ? Model.PullFailure.RateLimited
            : Has(message, "no such host", "server misbehaving", "name resolution") ? Model.PullFailure.UnknownHost
            : Has(message, "x509", "verify certificate", "certificate signed by", "certificate has expired") ? Model.PullFailure.Certificate
            : Has(message, "no matching manifest", "no match for platform", "does not match the specified platform") ? Model.PullFailure.WrongPlatform
            : Has(message, "i/o timeout", "connection refused", "TLS handshake", "deadline exceeded", "no route to host", "network is unreachable", "connection reset", "Client.Timeout", "503 Service", "502 Bad", "500 Internal")
                ? Model.PullFailure.Unreachable
            : Has(message, "may require", "insufficient_scope") ? Model.PullFailure.MissingOrDenied
            : Has(message, "manifest unknown", "code = NotFound", ": not found", "name unknown", "manifest not found", "404 Not Found") ? Model.PullFailure.NotFound
            : Has(message, "unauthorized", "access denied", "denied:", ": denied", "access forbidden", "no basic auth", "authentication required", "403 Forbidden", "401 Unauthorized") ? Model.PullFailure.Unauthorized
            : Has(message, "invalid reference format", "couldn't parse image") ? Model.PullFailure.InvalidName
            : Model.PullFailure.None;
    }

    /// <summary>The ConfigMap or Secret, and the key, that the message says are missing; empty when it says nothing of the kind.</summary>
    public static (string Object, string Key) Missing(string message)
    {
        if (message.Length is 0 or > Longest)
        {
            return ("", "");
        }

        if (MissingKey().Match(message) is { Success: true } key)
        {
            return (key.Groups["object"].Value, key.Groups["key"].Value);
        }

        return MissingObject().Match(message) is { Success: true } found ? (found.Groups["object"].Value, "") : ("", "");
    }

    /// <summary>The same for an Event, where the kubelet wraps the sentence into others.</summary>
    public static (string Object, string Key) MissingInEvent(string message)
    {
        if (message.Length is 0 or > Longest)
        {
            return ("", "");
        }

        if (MissingKeyInside().Match(message) is { Success: true } key)
        {
            return (key.Groups["object"].Value, key.Groups["key"].Value);
        }

        return MissingObjectInside().Match(message) is { Success: true } found ? (found.Groups["object"].Value, "") : ("", "");
    }

    private static bool Has(string message, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            for (var at = message.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = message.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (IsWhole(message, at, word.Length))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // "unauthorized" in the name of an image is part of a name.
    private static bool IsWhole(string message, int at, int length)
    {
        var end = at + length;
        return (at == 0 || !IsPart(message[at]) || !IsPart(message[at - 1])) && (end == message.Length || !IsPart(message[end - 1]) || !IsPart(message[end]));
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/';

    [GeneratedRegex(@"""[^""]*""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^couldn't find key (?<key>[A-Za-z0-9._-]{1,253}) in (ConfigMap|Secret) [a-z0-9.-]{1,253}/(?<object>[a-z0-9.-]{1,253})$")]
    private static partial Regex MissingKey();

    [GeneratedRegex(@"^(configmap|secret) ""(?<object>[a-z0-9.-]{1,253})"" not found$")]
    private static partial Regex MissingObject();

    [GeneratedRegex(@"couldn't find key (?<key>[A-Za-z0-9._-]{1,253}) in (ConfigMap|Secret) [a-z0-9.-]{1,253}/(?<object>[a-z0-9.-]{1,253})")]
    private static partial Regex MissingKeyInside();

    [GeneratedRegex(@"\b(configmap|secret) ""(?<object>[a-z0-9.-]{1,253})"" not found")]
    private static partial Regex MissingObjectInside();
}
