namespace Autoheal.ChatBot.Conversation;

/// <summary>Who says something, as the platform itself established it. Nothing in it comes from the text of a message.</summary>
public sealed record ChatSender
{
    /// <summary>Gets the platform: <c>slack</c>, <c>teams</c>, <c>console</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the team, workspace or tenant that the person belongs to: people of the same id in another one are other people.</summary>
    public required string Team { get; init; }

    /// <summary>Gets the person's id on the platform.</summary>
    public required string UserId { get; init; }

    /// <summary>Gets where they speak: a channel or conversation.</summary>
    public required string Place { get; init; }

    /// <summary>Gets a value indicating whether the person is a guest or comes from another organization: reads only, whatever the directory says.</summary>
    public bool IsStranger { get; init; }

    /// <summary>Gets the reader's time zone, an IANA name; null when the platform does not say.</summary>
    public string? TimeZone { get; init; }
}
