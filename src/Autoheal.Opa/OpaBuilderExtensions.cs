using Autoheal;
using Autoheal.Opa;
using Autoheal.Policy;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an Open Policy Agent have a say.</summary>
public static class OpaBuilderExtensions
{
    /// <summary>
    /// Asks an Open Policy Agent about every action before the gate decides. Its denial denies, its wish for approval asks, its consent counts for
    /// nothing; without an answer in time nothing runs. Calling it twice is harmless.
    /// </summary>
    /// <param name="builder">Autoheal.</param>
    /// <param name="configure">Says where it answers.</param>
    public static IAutohealBuilder AddOpa(this IAutohealBuilder builder, Action<OpaOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<OpaOptions>().Configure(configure).ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OpaOptions>, OpaOptionsValidator>());
        builder.Services.TryAddSingleton(provider => new OpaSource(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan },
            provider.GetRequiredService<IOptions<OpaOptions>>(),
            provider.GetKeyedService<TimeProvider>("edge") ?? TimeProvider.System));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPolicyFactSource, OpaSource>(provider => provider.GetRequiredService<OpaSource>()));
        return builder;
    }
}
