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
        if (reason == "InvalidImageName")
        {
            return Model.PullFailure.InvalidName;
        }

        return reason is "ErrImagePull" or "ImagePullBackOff" ? ClassifyPull(message) : Model.PullFailure.None;
    }

    /// <summary>What a message about a failed pull says.</summary>
    public static PullFailure ClassifyPull(string message)
    {
        if (message.Length > Longest)
        {
            message = message[..Longest];
        }

        return Has(message, "toomanyrequests", "429 Too Many", "rate limit") ? Model.PullFailure.RateLimited
            : Has(message, "no such host", "i/o timeout", "connection refused", "TLS handshake", "deadline exceeded", "server misbehaving")
                ? Model.PullFailure.Unreachable
            : Has(message, "manifest unknown", "code = NotFound", ": not found", "name unknown") ? Model.PullFailure.NotFound
            : Has(message, "unauthorized", "denied", "no basic auth", "403 Forbidden", "401 Unauthorized") ? Model.PullFailure.Unauthorized
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
            if (message.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^couldn't find key (?<key>[A-Za-z0-9._-]{1,253}) in (ConfigMap|Secret) [a-z0-9.-]{1,253}/(?<object>[a-z0-9.-]{1,253})$")]
    private static partial Regex MissingKey();

    [GeneratedRegex(@"^(configmap|secret) ""(?<object>[a-z0-9.-]{1,253})"" not found$")]
    private static partial Regex MissingObject();

    [GeneratedRegex(@"couldn't find key (?<key>[A-Za-z0-9._-]{1,253}) in (ConfigMap|Secret) [a-z0-9.-]{1,253}/(?<object>[a-z0-9.-]{1,253})")]
    private static partial Regex MissingKeyInside();

    [GeneratedRegex(@"\b(configmap|secret) ""(?<object>[a-z0-9.-]{1,253})"" not found")]
    private static partial Regex MissingObjectInside();
}
