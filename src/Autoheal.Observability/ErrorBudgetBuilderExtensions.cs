using Autoheal;
using Autoheal.Observability;
using Autoheal.Policy;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets policy know what is left of error budgets.</summary>
public static class ErrorBudgetBuilderExtensions
{
    /// <summary>
    /// Finds the error budget of the service that an action is on before the gate decides. A budget that is configured and cannot be had denies. Calling it
    /// twice adds budgets.
    /// </summary>
    /// <param name="builder">Autoheal.</param>
    /// <param name="configure">Says where budgets are found.</param>
    public static IAutohealBuilder AddErrorBudgets(this IAutohealBuilder builder, Action<ErrorBudgetOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<ErrorBudgetOptions>().Configure(configure).ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ErrorBudgetOptions>, ErrorBudgetOptionsValidator>());
        builder.Services.TryAddSingleton(provider => new ErrorBudgetSource(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan },
            provider.GetRequiredService<IOptions<ErrorBudgetOptions>>(),
            provider.GetKeyedService<TimeProvider>("edge") ?? TimeProvider.System));
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPolicyFactSource, ErrorBudgetSource>(provider => provider.GetRequiredService<ErrorBudgetSource>()));
        return builder;
    }
}
