using System.Collections.Concurrent;
using Autoheal.ChatBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.ChatBot.Slack.Client;

/// <summary>Holds back all calls of a method for as long as Slack asked one of them to wait. Thread-safe.</summary>
internal sealed class MethodBrakes([FromKeyedServices(ChatClocks.Edge)] TimeProvider edge)
{
    private readonly ConcurrentDictionary<string, long> _until = new(StringComparer.Ordinal);

    public void Hold(string method, TimeSpan time)
    {
        var until = edge.GetTimestamp() + (long)(time.TotalSeconds * edge.TimestampFrequency);
        _until.AddOrUpdate(method, until, (_, other) => Math.Max(until, other));
    }

    /// <summary>How long a call has to wait now; zero when it may go.</summary>
    public TimeSpan Left(string method) =>
        _until.TryGetValue(method, out var until) && edge.GetElapsedTime(edge.GetTimestamp(), until) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
