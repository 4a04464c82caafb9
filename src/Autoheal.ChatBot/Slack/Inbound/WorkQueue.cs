using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>What waits for workers: buttons and forms apart from words, so that a slow question keeps nobody from pressing. Bounded. Thread-safe.</summary>
internal sealed class WorkQueue(IOptions<SlackOptions> options)
{
    private readonly Channel<SlackWork> _urgent = Channel.CreateBounded<SlackWork>(options.Value.QueueLength);
    private readonly Channel<SlackWork> _other = Channel.CreateBounded<SlackWork>(options.Value.QueueLength);

    public bool TryAdd(SlackWork work) => (work.Input.IsUrgent ? _urgent : _other).Writer.TryWrite(work);

    public ChannelReader<SlackWork> Reader(bool urgent) => (urgent ? _urgent : _other).Reader;

    /// <summary>Takes nothing more; what waits is still given out.</summary>
    public void Complete()
    {
        _urgent.Writer.TryComplete();
        _other.Writer.TryComplete();
    }
}
