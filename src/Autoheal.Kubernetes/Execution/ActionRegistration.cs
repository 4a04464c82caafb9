using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Registers every action of this package, and what they share.</summary>
internal static class ActionRegistration
{
    public static IAutohealBuilder AddKubernetesActions(this IAutohealBuilder builder)
    {
        AddShared(builder.Services);
        return builder
            .AddAction<RolloutUndoAction>()
            .AddAction<RolloutRestartAction>()
            .AddAction<ScaleAction>()
            .AddAction<SetImageAction>()
            .AddAction<SetResourcesAction>()
            .AddAction<RaiseLimitAction>()
            .AddAction<RestoreProbesAction>()
            .AddAction<RestoreConfigReferenceAction>()
            .AddAction<EvictPodAction>()
            .AddAction<DrainPodAction>()
            .AddAction<QuarantinePodAction>()
            .AddAction<DeleteFinishedPodAction>()
            .AddAction<CordonAction>()
            .AddAction<UncordonAction>()
            .AddAction<SetAutoscalerBoundsAction>()
            .AddAction<SuspendCronJobAction>()
            .AddAction<ResumeCronJobAction>()
            .AddAction<RerunJobAction>()
            .AddAction<DeleteFinishedJobAction>()
            .AddAction<RestoreServiceSelectorAction>()
            .AddAction<RestoreServicePortsAction>()
            .AddAction<ShiftTrafficAction>()
            .AddAction<ResizeClaimAction>()
            .AddAction<RestoreConfigMapAction>();
    }

    private static void AddShared(IServiceCollection services)
    {
        services.TryAddSingleton<LiveObjectReader>();
        services.TryAddSingleton<LiveLists>();
        services.TryAddSingleton<LiveTargetReader>();
        services.TryAddSingleton<LiveWorkloadReader>();
        services.TryAddSingleton<LivePodReader>();
        services.TryAddSingleton<RevisionTemplates>();
        services.TryAddSingleton<HumanHands>();
        services.TryAddSingleton<PermissionPreflight>();
        services.TryAddSingleton<GuardedPatch>();
        services.TryAddSingleton<GuardedRemoval>();
        services.TryAddSingleton<GuardedCreation>();
    }
}
