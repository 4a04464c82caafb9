namespace Autoheal.ChatBot.Incidents;

/// <summary>Where an incident stands, as people think of it.</summary>
public enum StoryState
{
    /// <summary>Nothing is known yet.</summary>
    None = 0,

    /// <summary>Facts are being collected and ranked.</summary>
    Looking,

    /// <summary>A cause is named and a plan is being made or judged.</summary>
    Planning,

    /// <summary>It waits for people.</summary>
    AwaitingApproval,

    /// <summary>Something is being done.</summary>
    Acting,

    /// <summary>What was done is being watched.</summary>
    Verifying,

    /// <summary>It did harm and is being undone.</summary>
    Undoing,

    /// <summary>Nothing is done; what people do is compared with what would have been.</summary>
    Shadowing,

    /// <summary>A person works on it; Autoheal only watches.</summary>
    Taken,

    /// <summary>It has ended.</summary>
    Closed,
}
