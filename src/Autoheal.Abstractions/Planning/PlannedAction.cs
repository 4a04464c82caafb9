using System.Text.Json.Serialization;
using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Policy;
using Autoheal.Verification;

namespace Autoheal.Planning;

/// <summary>
/// One step of a plan, bound to its target by fingerprint. Everything in it except <see cref="Summary"/> and
/// <see cref="KubectlEquivalent"/> is hashed. Lists are copied and cannot be changed, not even through a cast.
/// </summary>
public sealed record PlannedAction
{
    /// <summary>Gets the action's name.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the action's version.</summary>
    public required int Version { get; init; }

    /// <summary>Gets the action's risk.</summary>
    public ActionRisk Risk { get; init; }

    /// <summary>Gets whether it can be undone.</summary>
    public Reversibility Reversibility { get; init; }

    /// <summary>Gets the parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init => field = Frozen.Copy(value); } = Frozen.NoParameters;

    /// <summary>Gets the target, with cluster id and uid.</summary>
    public required ResourceRef Target { get; init; }

    /// <summary>Gets the keyed digest of target uid and guarded values at planning.</summary>
    public required string TargetFingerprint { get; init; }

    /// <summary>Gets the keyed digest of target uid and guarded values that the action will leave.</summary>
    public required string ResultFingerprint { get; init; }

    /// <summary>Gets the expected change, masked for people.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init => field = Frozen.Copy(value); }

    /// <summary>Gets how it is undone.</summary>
    public required Compensation Compensation { get; init; }

    /// <summary>Gets what it touches at most.</summary>
    public required BlastRadius BlastRadius { get; init; }

    /// <summary>Gets what must become true.</summary>
    public required IReadOnlyList<PredicateSpec> Effect { get; init => field = Frozen.Copy(value); }

    /// <summary>Gets what must not become true.</summary>
    public required IReadOnlyList<PredicateSpec> Harm { get; init => field = Frozen.Copy(value); }

    /// <summary>Gets the time after which the effect must have shown, in seconds.</summary>
    public required int EffectDeadlineSeconds { get; init; }

    /// <summary>Gets the conditions that policy attached.</summary>
    public IReadOnlyList<Obligation> Obligations { get; init => field = Frozen.Copy(value); } = [];

    /// <summary>Gets the parts that can be carried out before the rest, smallest first; null when the action cannot be divided.</summary>
    public IReadOnlyList<PlannedStage>? Stages { get; init => field = value is null ? null : Frozen.Copy(value); }

    /// <summary>Gets what will be done, for people.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Gets the <c>kubectl</c> command that does the same, for people to copy.</summary>
    public string? KubectlEquivalent { get; init; }

    /// <summary>Gets the time after which the effect must have shown.</summary>
    [JsonIgnore]
    public TimeSpan EffectDeadline => TimeSpan.FromSeconds(EffectDeadlineSeconds);
}
