using Autoheal.Diagnostics;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Policy;

/// <summary>
/// The kill switch. Its state is the control stream together with turns that still wait in the inbox: those that tighten count at
/// once, those that loosen only once they are events. What cannot be read means halted. Thread-safe.
/// </summary>
public sealed class KillSwitch(IJournalReader journal, IInbox inbox, TimeProvider clock, INonceSource nonces)
{
    /// <summary>Asks for a mode; durable when this returns, and effective for every write after it when it tightens.</summary>
    /// <param name="command">The mode and why.</param>
    /// <param name="actor">The authenticated person, for instance <c>person:amira</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JournalException">The turn could not be made durable.</exception>
    public ValueTask TurnAsync(ControlCommand command, string actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return inbox.PostAsync(
            new InboxItem
            {
                Id = $"control-{nonces.Next()}",
                Kind = InboxKinds.Control,
                Stream = StreamId.Control,
                At = clock.GetUtcNow(),
                Actor = actor,
                Payload = JournalJson.Write(command),
            },
            cancellationToken);
    }

    /// <summary>The mode now; <see cref="ControlMode.Halted"/> when it cannot be read.</summary>
    public async ValueTask<ControlMode> GetModeAsync(CancellationToken cancellationToken = default) => (await ReadAsync(cancellationToken)).Mode;

    internal async ValueTask<ControlState> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadOrThrowAsync(cancellationToken);
        }
        catch (Exception e) when (e is AutohealException or IOException or UnauthorizedAccessException)
        {
            return new ControlState(ControlMode.Halted, Epoch: -1);
        }
    }

    internal async ValueTask RequireReadableAsync(CancellationToken cancellationToken) => await ReadOrThrowAsync(cancellationToken);

    private async ValueTask<ControlState> ReadOrThrowAsync(CancellationToken cancellationToken)
    {
        // The inbox first: a turn that leaves it meanwhile is in the stream by then, so that no stop is missed between the two.
        var waiting = (await inbox.ReadPendingAsync(cancellationToken)).Where(item => item.Kind == InboxKinds.Control).ToList();
        var state = new ControlState(ControlMode.Running, 0);
        await foreach (var record in journal.ReadStreamAsync(StreamId.Control, cancellationToken: cancellationToken))
        {
            // A control record that this version does not understand may forbid: it counts as halted until a known one follows.
            var mode = JournalJson.Read(record) is ControlChanged changed && Enum.IsDefined(changed.Mode) ? changed.Mode : ControlMode.Halted;
            state = new ControlState(mode, record.Sequence);
            waiting.RemoveAll(item => item.Id == record.Causation);
        }

        foreach (var item in waiting)
        {
            var asked = JournalJson.ReadControl(item.Payload)?.Mode ?? ControlMode.Halted;
            state = new ControlState(asked < state.Mode ? asked : state.Mode, state.Epoch + 1);
        }

        return state;
    }
}
