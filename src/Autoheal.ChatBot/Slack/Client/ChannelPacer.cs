using Autoheal.ChatBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.ChatBot.Slack.Client;

/// <summary>Lets one message a second into a channel, Slack's limit, in the order of asking. Thread-safe.</summary>
internal sealed class ChannelPacer([FromKeyedServices(ChatClocks.Edge)] TimeProvider edge)
{
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Idle channels are forgotten when there are more than this.</summary>
    private const int Tidy = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _free = new(StringComparer.Ordinal);

    /// <summary>Waits for the channel's turn. A wait that is given up leaves its turn unused.</summary>
    public async ValueTask WaitAsync(string channel, CancellationToken cancellationToken)
    {
        var wait = Reserve(channel);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, edge, cancellationToken);
        }
    }

    private TimeSpan Reserve(string channel)
    {
        var now = edge.GetTimestamp();
        lock (_lock)
        {
            if (_free.Count > Tidy)
            {
                foreach (var idle in _free.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToArray())
                {
                    _free.Remove(idle);
                }
            }

            var turn = Math.Max(now, _free.GetValueOrDefault(channel, now));
            _free[channel] = turn + (long)(Pace.TotalSeconds * edge.TimestampFrequency);
            return edge.GetElapsedTime(now, turn);
        }
    }
}
