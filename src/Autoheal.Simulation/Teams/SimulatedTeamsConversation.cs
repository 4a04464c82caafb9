namespace Autoheal.Simulation.Teams;

/// <summary>A conversation that the bot belongs to.</summary>
public sealed class SimulatedTeamsConversation
{
    internal SimulatedTeamsConversation(string id, SimulatedTeamsConversationKind kind)
    {
        Id = id;
        Kind = kind;
    }

    /// <summary>Gets its id, without a thread.</summary>
    public string Id { get; }

    /// <summary>Gets what kind it is.</summary>
    public SimulatedTeamsConversationKind Kind { get; }

    /// <summary>Gets or sets a value indicating whether the bot was removed: whatever it sends is answered 403.</summary>
    public bool IsClosed { get; set; }

    internal string TypeName => Kind switch
    {
        SimulatedTeamsConversationKind.Channel => "channel",
        SimulatedTeamsConversationKind.GroupChat => "groupChat",
        _ => "personal",
    };
}
