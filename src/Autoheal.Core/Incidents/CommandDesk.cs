using Autoheal.Journal;

namespace Autoheal.Incidents;

/// <summary>Where channels hand in what people ask of incidents. Thread-safe.</summary>
public sealed class CommandDesk(IInbox inbox, TimeProvider clock, INonceSource nonces)
{
    /// <summary>Makes a command durable. Whether it counts is decided when the incident's owner turns it into an event.</summary>
    /// <param name="command">The command; its person must have been authenticated by the channel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">A member of the command is malformed.</exception>
    /// <exception cref="JournalException">The command could not be made durable.</exception>
    public ValueTask SubmitAsync(IncidentCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (CommandShape.FindError(command) is { } error)
        {
            throw new ArgumentException(error, nameof(command));
        }

        return inbox.PostAsync(
            new InboxItem
            {
                Id = $"command-{nonces.Next()}",
                Kind = InboxKinds.Command,
                Stream = StreamId.Incident(command.IncidentId),
                At = clock.GetUtcNow(),
                Actor = $"person:{command.PersonId}",
                Payload = JournalJson.Write(command),
            },
            cancellationToken);
    }
}
