using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>Intents without an outcome, as they are found after a crash.</summary>
internal static class Intents
{
    public static ActionIntent Of(ReadyAction ready, ActionDescriptor descriptor) => new(
        "INC-1/1", PermitOperation.Execute, Planned(ready, descriptor), ready.Before, ready.After, ClusterFixture.Now);

    public static PlannedAction Planned(ReadyAction ready, ActionDescriptor descriptor) => new()
    {
        Action = descriptor.Name,
        Version = descriptor.Version,
        Target = ready.Target,
        TargetFingerprint = "",
        ResultFingerprint = "",
        Changes = ready.Changes,
        Compensation = ready.Compensation,
        BlastRadius = ready.BlastRadius,
        Effect = ready.Effect,
        Harm = ready.Harm,
        EffectDeadlineSeconds = 300,
    };
}
