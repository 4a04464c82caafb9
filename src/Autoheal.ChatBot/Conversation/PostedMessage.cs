namespace Autoheal.ChatBot.Conversation;

/// <summary>A message that stands for an incident in a place.</summary>
public sealed record PostedMessage
{
    /// <summary>Gets the platform.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the channel or conversation.</summary>
    public required string Place { get; init; }

    /// <summary>Gets the message's id in the place; empty while the incident has no message of its own there.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets the incident; empty for the message that listed all of them when the place was told for the first time.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets the sequence of the last record of the incident that the place has been told of.</summary>
    public long Told { get; init; }

    /// <summary>Gets a value indicating whether the place has been told of the incident's end.</summary>
    public bool Final { get; init; }

    /// <summary>Gets a value indicating whether the message is being posted: what a crash in this moment leaves, when it may be posted or not.</summary>
    public bool Posting { get; init; }
}
