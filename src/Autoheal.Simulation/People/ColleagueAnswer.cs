namespace Autoheal.Simulation.People;

/// <summary>What the simulated colleague does with requests for approval.</summary>
public enum ColleagueAnswer
{
    /// <summary>Is not there: requests expire.</summary>
    None = 0,

    /// <summary>Rejects.</summary>
    Reject,

    /// <summary>Approves.</summary>
    Approve,
}
