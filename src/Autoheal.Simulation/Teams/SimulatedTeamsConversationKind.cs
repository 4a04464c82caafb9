namespace Autoheal.Simulation.Teams;

/// <summary>Where people and the bot talk.</summary>
public enum SimulatedTeamsConversationKind
{
    /// <summary>One person and the bot.</summary>
    Personal = 0,

    /// <summary>Several people; the bot hears what mentions it.</summary>
    GroupChat,

    /// <summary>A team's channel, with threads; the bot hears what mentions it.</summary>
    Channel,
}
