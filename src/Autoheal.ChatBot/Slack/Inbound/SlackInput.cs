using System.Text.Json.Serialization;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>Something that a person did in Slack and that is answered. The hierarchy is closed.</summary>
[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(CommandInput), "command")]
[JsonDerivedType(typeof(MentionInput), "mention")]
[JsonDerivedType(typeof(PressInput), "press")]
[JsonDerivedType(typeof(FormInput), "form")]
internal abstract record SlackInput
{
    /// <summary>Gets who, as Slack says.</summary>
    public required SlackOrigin Origin { get; init; }

    /// <summary>Gets how to answer.</summary>
    public required SlackReturn Return { get; init; }

    /// <summary>Gets the word for metrics.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }

    /// <summary>Gets a value indicating whether it goes before words: somebody looks at a button, and a modal can be opened for three seconds only.</summary>
    [JsonIgnore]
    public virtual bool IsUrgent => false;

    /// <summary>Gets a value indicating whether it is kept until it is done: everything but a look at the home page, which is opened again.</summary>
    [JsonIgnore]
    public virtual bool IsKept => true;
}
