using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Policy;

/// <summary>
/// The kill switch. Its state is the control stream together with turns that still wait in the inbox: those that tighten count at
/// once, those that loosen only once they are events. What cannot be read means halted. Thread-safe.
/// </summary>
public sealed class KillSwitch(IJournalReader journal, IInbox inbox, TimeProvider clock, INonceSource nonces, IClusterDirectory? clusters = null)
{
    /// <summary>Asks for a mode; durable when this returns, and effective for every write after it when it tightens.</summary>
    /// <param name="command">The mode and why.</param>
    /// <param name="actor">The authenticated person, for instance <c>person:amira</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JournalException">The turn could not be made durable.</exception>
    /// <exception cref="AutohealException">The command tightens in a cluster that the host does not have.</exception>
    public ValueTask TurnAsync(ControlCommand command, string actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command is { Cluster: { } cluster, Mode: not ControlMode.Running } && clusters?.Names.Contains(cluster, StringComparer.Ordinal) != true)
        {
            throw new AutohealException(
                ErrorCodes.Input, $"This host has no cluster of that name; it has: {string.Join(", ", clusters?.Names.Where(name => name.Length > 0) ?? [])}.");
        }

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

    /// <summary>The mode now of what is about every cluster; <see cref="ControlMode.Halted"/> when it cannot be read.</summary>
    public async ValueTask<ControlMode> GetModeAsync(CancellationToken cancellationToken = default) => (await ReadAsync("", cancellationToken)).Mode;

    /// <summary>The mode now in one cluster; <see cref="ControlMode.Halted"/> when it cannot be read.</summary>
    public async ValueTask<ControlMode> GetModeAsync(string cluster, CancellationToken cancellationToken = default) =>
        (await ReadAsync(cluster, cancellationToken)).Mode;

    /// <summary>What counts in a cluster: the stricter of what was asked for it and for all. Of a cluster that nobody knows (null) everything counts.</summary>
    internal ValueTask<ControlState> ReadAsync(string? cluster, CancellationToken cancellationToken) =>
        ReadOrHaltAsync(() => ValueTask.FromResult(cluster), cancellationToken);

    /// <summary>What counts in the cluster with an id; halted when nobody can tell which of the host's clusters that is.</summary>
    internal ValueTask<ControlState> ReadOfAsync(string clusterId, CancellationToken cancellationToken) =>
        ReadOrHaltAsync(() => clusters is null ? ValueTask.FromResult<string?>("") : clusters.FindNameAsync(clusterId, cancellationToken), cancellationToken);

    internal async ValueTask RequireReadableAsync(CancellationToken cancellationToken) => await ReadOrThrowAsync(cluster: null, cancellationToken);

    private async ValueTask<ControlState> ReadOrHaltAsync(Func<ValueTask<string?>> findCluster, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadOrThrowAsync(await findCluster(), cancellationToken);
        }
        catch (Exception e) when (e is AutohealException or IOException or UnauthorizedAccessException)
        {
            return new ControlState(ControlMode.Halted, Epoch: -1);
        }
    }

    private async ValueTask<ControlState> ReadOrThrowAsync(string? cluster, CancellationToken cancellationToken)
    {
        // The inbox first: a turn that leaves it meanwhile is in the stream by then, so that no stop is missed between the two.
        var waiting = (await inbox.ReadPendingAsync(cancellationToken)).Where(item => item.Kind is InboxKinds.Control or InboxKinds.GrantRevocation or InboxKinds.Demotion or InboxKinds.Unreadable).ToList();
        var fold = new ControlFold(cluster, clusters?.Names ?? [""]);
        await foreach (var record in journal.ReadStreamAsync(StreamId.Control, cancellationToken: cancellationToken))
        {
            Take(fold, JournalJson.Read(record), record.Sequence);
            waiting.RemoveAll(item => item.Id == record.Causation);
        }

        foreach (var item in waiting)
        {
            TakeWaiting(fold, item);
        }

        return fold.State;
    }

    /// <summary>A grant that is taken back and a demotion turn nothing, but what was checked before it has to be checked again.</summary>
    private static void TakeWaiting(ControlFold fold, InboxItem item)
    {
        if (item.Kind is InboxKinds.GrantRevocation or InboxKinds.Demotion)
        {
            fold.PassWaiting(item.Id);
        }
        else
        {
            fold.TakeWaiting(JournalJson.ReadControl(item.Payload));
        }
    }

    /// <summary>What else belongs in the stream turns nothing, but starts a new epoch as every record does. Anything that is not understood may forbid.</summary>
    private static void Take(ControlFold fold, JournalEvent @event, long sequence)
    {
        if (@event is AutonomyChanged or AutonomyDemoted or GrantGiven or GrantRevoked)
        {
            fold.Pass(sequence);
        }
        else
        {
            fold.Take(@event as ControlChanged, sequence);
        }
    }
}
