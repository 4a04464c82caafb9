namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>Something that a person did in Slack and that is answered. The hierarchy is closed.</summary>
internal abstract record SlackInput
{
    /// <summary>Gets who, as Slack says.</summary>
    public required SlackOrigin Origin { get; init; }

    /// <summary>Gets how to answer.</summary>
    public required SlackReturn Return { get; init; }

    /// <summary>Gets the word for metrics.</summary>
    public abstract string Kind { get; }

    /// <summary>Gets a value indicating whether it goes before words: somebody looks at a button, and a modal can be opened for three seconds only.</summary>
    public virtual bool IsUrgent => false;
}
