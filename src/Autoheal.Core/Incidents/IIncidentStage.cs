namespace Autoheal.Incidents;

/// <summary>One stage of the pipeline: looks at the folded state and returns events. It never appends, except for the action runner.</summary>
internal interface IIncidentStage
{
    /// <summary>The phases in which this stage runs.</summary>
    IReadOnlyList<IncidentPhase> Phases { get; }

    ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken);
}
