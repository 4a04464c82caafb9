namespace Autoheal.ChatBot.Conversation;

/// <summary>A button that a person pressed, or a form that they sent.</summary>
public sealed record ChatPress
{
    /// <summary>Gets who.</summary>
    public required ChatSender Sender { get; init; }

    /// <summary>Gets what is asked: one of <see cref="ChatActs"/>.</summary>
    public required string Act { get; init; }

    /// <summary>Gets the id that it is about.</summary>
    public required string Value { get; init; }

    /// <summary>Gets a value indicating whether it comes from a sent form, so that no form is opened again.</summary>
    public bool FromForm { get; init; }

    /// <summary>Gets what was typed or chosen, by field.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
