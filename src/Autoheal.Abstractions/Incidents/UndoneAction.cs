namespace Autoheal.Incidents;

/// <summary>What an incident was opened to undo: an action that another incident carried out.</summary>
public sealed record UndoneAction
{
    /// <summary>Gets the id of the incident that carried it out.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets the action's intent.</summary>
    public required string IntentId { get; init; }

    /// <summary>Gets the id of the person who asked; they propose the plan and so cannot approve it.</summary>
    public required string By { get; init; }
}
