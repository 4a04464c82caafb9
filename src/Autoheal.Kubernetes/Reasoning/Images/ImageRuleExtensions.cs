using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Images;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class ImageRuleExtensions
{
    public static IAutohealBuilder AddImageRules(this IAutohealBuilder builder) => builder
        .AddRule<ImagePullRule>()
        .AddRule<ExecFormatRule>();
}
