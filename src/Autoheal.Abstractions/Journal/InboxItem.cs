namespace Autoheal.Journal;

/// <summary>
/// Something from outside (a click, a command) that waits for the owner of its incident to turn it into an event.
/// </summary>
public sealed record InboxItem
{
    /// <summary>Gets the item's id. Posting the same id twice keeps the first.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what it is: one of <see cref="InboxKinds"/>. Unknown kinds are kept and reported, never acted on.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the stream that it is meant for.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>Gets when it arrived, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the authenticated sender, for instance <c>person:amira</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>Gets the content as UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }
}
