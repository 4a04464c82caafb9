using System.Collections.Immutable;
using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Reasoning;

namespace Autoheal.Incidents;

/// <summary>
/// Says what an incident would be diagnosed as, and what would be planned and decided, without opening one: reads the world, records
/// nothing, changes nothing, and makes nothing that could be executed. Thread-safe.
/// </summary>
public sealed class IncidentPreview : IIncidentPreview
{
    private readonly ContextCollection _collection;
    private readonly IReasoner _reasoner;
    private readonly Planner _planner;
    private readonly PolicyStage _policy;
    private readonly IClusterDirectory _clusters;
    private readonly TimeProvider _clock;

    internal IncidentPreview(
        ContextCollection collection, IReasoner reasoner, Planner planner, PolicyStage policy, IClusterDirectory clusters, TimeProvider clock)
    {
        _collection = collection;
        _reasoner = reasoner;
        _planner = planner;
        _policy = policy;
        _clusters = clusters;
        _clock = clock;
    }

    /// <summary>Collects and reasons once.</summary>
    /// <param name="scope">What to look at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Diagnostics.AutohealException">The cluster cannot be reached.</exception>
    public async ValueTask<PreviewedDiagnosis> DiagnoseAsync(IncidentScope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var clusterId = await FindClusterAsync(scope, cancellationToken);
        var started = _clock.GetTimestamp();
        var context = await _collection.CollectAsync(scope, cancellationToken);
        var collected = _clock.GetTimestamp();
        var diagnosis = await _reasoner.DiagnoseAsync(context, cancellationToken);
        return new PreviewedDiagnosis
        {
            Scope = scope,
            ClusterId = clusterId,
            Coverage = context.Coverage,
            Diagnosis = diagnosis,
            CollectTime = _clock.GetElapsedTime(started, collected),
            ReasonTime = _clock.GetElapsedTime(collected),
        };
    }

    /// <inheritdoc />
    public async ValueTask<IncidentLook> LookAsync(IncidentScope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var clusterId = await FindClusterAsync(scope, cancellationToken);
        var context = await _collection.CollectAsync(scope, cancellationToken);
        return new IncidentLook { ClusterId = clusterId, Context = context, Diagnosis = await _reasoner.DiagnoseAsync(context, cancellationToken) };
    }

    /// <summary>Prepares the repair that the diagnosis suggests and asks policy about it; none unless the diagnosis names a fault.</summary>
    /// <param name="diagnosed">A diagnosis that <see cref="DiagnoseAsync"/> gave.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<PreviewedPlan> PlanAsync(PreviewedDiagnosis diagnosed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(diagnosed);
        var started = _clock.GetTimestamp();
        if (diagnosed.Diagnosis.Outcome != DiagnosisOutcome.Fault)
        {
            return new PreviewedPlan { Refusals = [], PlanTime = TimeSpan.Zero };
        }

        var state = StateOf(diagnosed);
        var result = await _planner.PlanAsync(state, diagnosed.Diagnosis, cancellationToken);
        return new PreviewedPlan
        {
            Plan = result.Plan,
            Refusals = result.Refusals,
            Decision = await JudgeAsync(state, result, cancellationToken),
            PlanTime = _clock.GetElapsedTime(started),
        };
    }

    private async ValueTask<string> FindClusterAsync(IncidentScope scope, CancellationToken cancellationToken) => (scope.ClusterId, _clusters.Names) switch
    {
        ({ Length: > 0 } id, _) => id,
        (_, [var only]) => await _clusters.GetIdAsync(only, cancellationToken),
        _ => throw new AutohealException(ErrorCodes.Input, $"The host works on several clusters ({string.Join(", ", _clusters.Names)}): the scope has to say which."),
    };

    private async ValueTask<PolicyDecided?> JudgeAsync(IncidentState state, PlanningResult result, CancellationToken cancellationToken)
    {
        if (result is not { Plan: { } plan, Ready: { } ready })
        {
            return null;
        }

        var proposal = new PlanProposed
        {
            Plan = plan,
            Refusals = result.Refusals,
            TargetUnhealthy = ready.TargetUnhealthy,
            LastChangeByPerson = ready.LastChangeByPerson,
        };
        var judged = await _policy.RunAsync(state with { Proposal = proposal }, cancellationToken);
        return judged.Events.OfType<PolicyDecided>().Single();
    }

    /// <summary>The state of an incident that is never recorded: the person who asks nominates the scope.</summary>
    private IncidentState StateOf(PreviewedDiagnosis diagnosed)
    {
        var now = _clock.GetUtcNow();
        var nomination = new AlertState
        {
            Fingerprint = "preview",
            Name = "preview",
            StartsAt = now,
            Resources = diagnosed.Scope.Resources,
            BoundNamespaces = diagnosed.Scope.Namespaces,
        };
        return IncidentState.Empty with
        {
            Id = "preview",
            ClusterId = diagnosed.ClusterId,
            OpenedAt = now,
            Diagnosis = diagnosed.Diagnosis,
            Alerts = ImmutableDictionary<string, AlertState>.Empty.Add(nomination.Fingerprint, nomination),
        };
    }
}
