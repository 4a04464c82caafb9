using Autoheal;
using Autoheal.Policy.Documents;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives a host a policy as data.</summary>
public static class PolicyDocumentExtensions
{
    /// <summary>
    /// Takes rules, limits and settings from a YAML file, besides the policies in code: the strictest answer counts. A host whose file is wrong does not
    /// start; a file that is changed later is taken when it is right.
    /// </summary>
    /// <param name="builder">Autoheal.</param>
    /// <param name="path">The file.</param>
    public static IAutohealBuilder UsePolicyFile(this IAutohealBuilder builder, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return builder.UsePolicyFile(options => options.Path = path);
    }

    /// <summary>Takes rules, limits and settings from a document that is at hand, besides the policies in code.</summary>
    /// <param name="builder">Autoheal.</param>
    /// <param name="document">The document.</param>
    public static IAutohealBuilder UsePolicy(this IAutohealBuilder builder, PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(document);
        builder.Services.Replace(ServiceDescriptor.Singleton(document));
        return builder;
    }

    /// <summary>Takes rules, limits and settings from a YAML file.</summary>
    /// <param name="builder">Autoheal.</param>
    /// <param name="configure">Names the file.</param>
    public static IAutohealBuilder UsePolicyFile(this IAutohealBuilder builder, Action<PolicyFileOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<PolicyFileOptions>().Configure(configure).ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PolicyFileOptions>, PolicyFileOptionsValidator>());
        builder.Services.TryAddSingleton<PolicyFile>();

        // Before everything else that is hosted: nothing is decided before the policy is there.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(provider => provider.GetRequiredService<PolicyFile>()));
        return builder;
    }
}
