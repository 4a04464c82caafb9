using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class StorageRuleExtensions
{
    public static IAutohealBuilder AddStorageRules(this IAutohealBuilder builder) => builder
        .AddRule<StorageClassMissingRule>()
        .AddRule<VolumeMismatchRule>()
        .AddRule<VolumeMissingRule>()
        .AddRule<ProvisioningRule>()
        .AddRule<ClaimUnboundRule>()
        .AddRule<ClaimMissingRule>()
        .AddRule<VolumeNodeAffinityRule>()
        .AddRule<MultiAttachRule>()
        .AddRule<VolumeMountRule>();
}
