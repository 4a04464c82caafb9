namespace Autoheal.ChatBot.Conversation;

/// <summary>A message that stands for an incident in a place.</summary>
public sealed record PostedMessage
{
    /// <summary>Gets the platform.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the channel or conversation.</summary>
    public required string Place { get; init; }

    /// <summary>Gets the message's id in the place.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets the sequence of the last record of the incident that the place has been told of.</summary>
    public long Told { get; init; }

    /// <summary>Gets a value indicating whether the place has been told of the incident's end.</summary>
    public bool Final { get; init; }
}
