using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class NetworkRuleExtensions
{
    public static IAutohealBuilder AddNetworkRules(this IAutohealBuilder builder) => builder
        .AddRule<ServiceSelectorRule>()
        .AddRule<ServiceWrongPodsRule>()
        .AddRule<ServicePortRule>()
        .AddRule<ServiceMissingRule>()
        .AddRule<WrongAddressRule>()
        .AddRule<IngressBackendRule>()
        .AddRule<GatewayRouteRule>()
        .AddRule<PolicyBlocksRule>()
        .AddRule<DnsConfigurationRule>()
        .AddRule<DnsDownRule>()
        .AddRule<PodDnsRule>()
        .AddRule<TrafficPolicyRule>()
        .AddRule<KubeProxyRule>()
        .AddRule<CertificateRule>();
}
