using Autoheal.ChatBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.ChatBot.Slack.Requests;

/// <summary>
/// Remembers accepted signatures longer than their timestamps are accepted, so that a request counts once. Bounded: when it is full, nothing is accepted.
/// Thread-safe.
/// </summary>
/// <param name="edge">The real clock.</param>
/// <param name="capacity">How many are remembered at most.</param>
internal sealed class SeenSignatures([FromKeyedServices(ChatClocks.Edge)] TimeProvider edge, int capacity = SeenSignatures.DefaultCapacity)
{
    /// <summary>Room for 397 requests a second over the whole life, about 20 MB.</summary>
    public const int DefaultCapacity = 256 * 1024;

    /// <summary>A timestamp may lie 300 s ahead and is accepted until 300 s after: 600 s, and something for rounding.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(660);

    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, long> _until = [];
    private readonly Queue<(UInt128 Signature, long Until)> _order = [];

    public Remembering Remember(UInt128 signature)
    {
        var now = edge.GetTimestamp();
        lock (_lock)
        {
            while (_order.TryPeek(out var oldest) && oldest.Until <= now)
            {
                _order.Dequeue();
                if (_until.TryGetValue(oldest.Signature, out var until) && until == oldest.Until)
                {
                    _until.Remove(oldest.Signature);
                }
            }

            if (_until.ContainsKey(signature))
            {
                return Remembering.Seen;
            }

            if (_order.Count >= capacity)
            {
                return Remembering.Full;
            }

            var end = now + (long)(Life.TotalSeconds * edge.TimestampFrequency);
            _until.Add(signature, end);
            _order.Enqueue((signature, end));
            return Remembering.New;
        }
    }

    /// <summary>Forgets one whose request was not taken after all, so that it may be sent again.</summary>
    public void Forget(UInt128 signature)
    {
        lock (_lock)
        {
            _until.Remove(signature);
        }
    }
}
