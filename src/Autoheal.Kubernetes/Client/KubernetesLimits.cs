namespace Autoheal.Kubernetes.Client;

/// <summary>What requests and watches may cost.</summary>
public sealed record KubernetesLimits
{
    /// <summary>Gets how long one request may take, body included; 10 seconds by default.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how many bytes one answer may have; 32 MiB by default.</summary>
    public int MaxResponseBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Gets how often a read is asked again that the server puts off with <c>Retry-After</c>; 3 by default.</summary>
    public int RetriesWhenPutOff { get; init; } = 3;

    /// <summary>Gets the longest <c>Retry-After</c> that is waited for; 5 seconds by default. What takes longer is the caller's to decide.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets after how long the server is asked to end a watch; 5 minutes by default.</summary>
    public TimeSpan WatchDuration { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets how long a watch may say nothing before the connection counts as lost; 6 minutes by default, longer than a watch lasts, because a server
    /// without bookmarks has nothing to say while nothing happens.
    /// </summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromMinutes(6);
}
