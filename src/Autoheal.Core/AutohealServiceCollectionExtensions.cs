using Autoheal;
using Autoheal.Approvals;
using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Perception;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Policy.Rules;
using Autoheal.Reasoning;
using Autoheal.Reasoning.Logs;
using Autoheal.Verification;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Autoheal to a host.</summary>
public static class AutohealServiceCollectionExtensions
{
    /// <summary>
    /// Adds the incident pipeline with its default policies, whose defaults refuse: no namespace is allowed and nothing runs
    /// unattended. A world (<c>AddKubernetes</c>) has to be added. Calling it twice is harmless.
    /// </summary>
    public static IAutohealBuilder AddAutoheal(this IServiceCollection services, Action<AutohealOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<AutohealOptions>().ValidateOnStart();
        services.AddOptions<PolicyOptions>().ValidateOnStart();
        services.AddOptions<PeopleOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AutohealOptions>, AutohealOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PolicyOptions>, PolicyOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PeopleOptions>, PeopleOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<INonceSource, SystemNonceSource>();
        AddStores(services);
        AddPipeline(services);
        var builder = new AutohealBuilder(services);
        AddPolicies(builder);
        builder.AddSignalSource<AlertmanagerSource>();
        builder.AddPredicate<CauseGonePredicate>();
        return builder;
    }

    /// <summary>Changes the limits of the built-in policies.</summary>
    public static IAutohealBuilder ConfigurePolicy(this IAutohealBuilder builder, Action<PolicyOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Names the people whom the host knows.</summary>
    public static IAutohealBuilder ConfigurePeople(this IAutohealBuilder builder, Action<PeopleOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    private static void AddStores(IServiceCollection services)
    {
        services.TryAddSingleton(OpenStores);
        services.TryAddSingleton(provider => provider.GetRequiredService<AutohealStores>().Journal);
        services.TryAddSingleton<IJournalReader>(provider => provider.GetRequiredService<JournalStore>());
        services.TryAddSingleton(provider => provider.GetRequiredService<AutohealStores>().Blobs);
        services.TryAddSingleton(provider => provider.GetRequiredService<AutohealStores>().Inbox);
    }

    private static AutohealStores OpenStores(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<AutohealOptions>>().Value.StateDirectory is { } directory
            ? AutohealStores.Open(directory, provider.GetRequiredService<TimeProvider>(), provider.GetService<ILoggerFactory>())
            : AutohealStores.InMemory();

    private static IncidentPreview CreatePreview(IServiceProvider provider) => new(
        provider.GetRequiredService<ContextCollection>(),
        provider.GetRequiredService<IReasoner>(),
        provider.GetRequiredService<Planner>(),
        provider.GetServices<IIncidentStage>().OfType<PolicyStage>().Single(),
        provider.GetRequiredService<IClusterIdentity>(),
        provider.GetRequiredService<TimeProvider>());

    private static void AddPipeline(IServiceCollection services)
    {
        services.TryAddSingleton<SteadyClock>();
        services.TryAddSingleton<IncidentJournal>();
        services.TryAddSingleton<IncidentRegistry>();
        services.TryAddSingleton<IncidentDirectory>();
        services.TryAddSingleton<StageFailures>();
        services.TryAddSingleton<IncidentPipeline>();
        services.TryAddSingleton(CreatePreview);
        services.TryAddSingleton<StartupProbe>();
        services.TryAddSingleton<IncidentWorker>();
        services.TryAddSingleton<InboxHandler>();
        services.TryAddSingleton<InboxPump>();
        services.TryAddSingleton<IIncidentWaker, LateWaker>();
        services.TryAddSingleton<IAlertIntake, AlertIntake>();
        services.TryAddSingleton<ContextCollection>();
        services.TryAddSingleton<ContextCache>();
        services.TryAddSingleton<ILogInterpreter, LogInterpreter>();
        services.TryAddSingleton<RuleReasoner>();
        services.TryAddSingleton<IReasoner>(provider => provider.GetRequiredService<RuleReasoner>());
        services.TryAddSingleton<IActionCatalogue, ActionCatalogue>();
        services.TryAddSingleton<Planner>();
        services.TryAddSingleton<PolicyGate>();
        services.TryAddSingleton<PolicyFacts>();
        services.TryAddSingleton<KillSwitch>();
        services.TryAddSingleton<ApprovalLedger>();
        services.TryAddSingleton<ApprovalDesk>();
        services.TryAddSingleton<IPeopleDirectory, ConfiguredPeople>();
        services.TryAddSingleton<PlanRecheck>();
        services.TryAddSingleton<WorkloadsAtWork>();
        services.TryAddSingleton<PermitChecks>();
        services.TryAddSingleton<IntentImages>();
        services.TryAddSingleton<ActionRunner>();
        services.TryAddSingleton<IIntentLookup, IntentLookup>();
        services.TryAddSingleton<PredicateEvaluators>();
        services.TryAddSingleton<VerificationWatch>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IIncidentStage, ContextStage>(),
            ServiceDescriptor.Singleton<IIncidentStage, ReasoningStage>(),
            ServiceDescriptor.Singleton<IIncidentStage, PlanningStage>(),
            ServiceDescriptor.Singleton<IIncidentStage, PolicyStage>(),
            ServiceDescriptor.Singleton<IIncidentStage, ApprovalStage>(),
            ServiceDescriptor.Singleton<IIncidentStage, ExecutionStage>(),
            ServiceDescriptor.Singleton<IIncidentStage, VerificationStage>(),
            ServiceDescriptor.Singleton<IIncidentStage, CompensationVerificationStage>(),
        ]);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, IncidentWorker>(
            provider => provider.GetRequiredService<IncidentWorker>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, InboxPump>(
            provider => provider.GetRequiredService<InboxPump>()));
    }

    private static void AddPolicies(IAutohealBuilder builder) => builder
        .AddPolicy<KillSwitchPolicy>()
        .AddPolicy<AllowedNamespacesPolicy>()
        .AddPolicy<ConfidencePolicy>()
        .AddPolicy<ProductionPolicy>()
        .AddPolicy<RiskPolicy>()
        .AddPolicy<BlastRadiusPolicy>()
        .AddPolicy<HourlyLimitPolicy>()
        .AddPolicy<UnattendedPolicy>()
        .AddPolicy<TargetPolicy>()
        .AddPolicy<PeopleAtWorkPolicy>();
}
