using Autoheal;
using Autoheal.Approvals;
using Autoheal.Approvals.Grants;
using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Execution.Staging;
using Autoheal.Execution.Temporary;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Learning.Autonomy;
using Autoheal.Learning.Autonomy.Demotions;
using Autoheal.Learning.Shadow;
using Autoheal.Perception;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Policy.Documents;
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
        services.AddOptions<ApprovalOptions>().ValidateOnStart();
        services.AddOptions<CommandOptions>().ValidateOnStart();
        services.AddOptions<AutonomyOptions>().ValidateOnStart();
        services.AddOptions<AlertRoutingOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AutohealOptions>, AutohealOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PolicyOptions>, PolicyOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PeopleOptions>, PeopleOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ApprovalOptions>, ApprovalOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CommandOptions>, CommandOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AutonomyOptions>, AutonomyOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AlertRoutingOptions>, AlertRoutingOptionsValidator>());
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

    /// <summary>
    /// Changes the limits of one of several clusters. Each starts from the defaults, which refuse: nothing is taken over from another cluster or from
    /// <see cref="ConfigurePolicy(IAutohealBuilder, Action{PolicyOptions})"/>.
    /// </summary>
    /// <param name="builder">Autoheal.</param>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="configure">Changes the limits.</param>
    public static IAutohealBuilder ConfigurePolicy(this IAutohealBuilder builder, string cluster, Action<PolicyOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(cluster);
        builder.Services.AddOptions<PolicyOptions>(cluster).Configure(configure).ValidateOnStart();
        return builder;
    }

    /// <summary>Says how alerts find their cluster on a host with several.</summary>
    public static IAutohealBuilder ConfigureRouting(this IAutohealBuilder builder, Action<AlertRoutingOptions> configure)
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

    /// <summary>Changes how people are asked: reminders, who is told when nobody answers, who decides by risk.</summary>
    public static IAutohealBuilder ConfigureApprovals(this IAutohealBuilder builder, Action<ApprovalOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Says who may take, hold, release, undo and pursue.</summary>
    public static IAutohealBuilder ConfigureCommands(this IAutohealBuilder builder, Action<CommandOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Says how far Autoheal may go by itself, and how it earns more.</summary>
    public static IAutohealBuilder ConfigureAutonomy(this IAutohealBuilder builder, Action<AutonomyOptions> configure)
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
        provider.GetRequiredService<IClusterDirectory>(),
        provider.GetRequiredService<TimeProvider>());

    /// <summary>Whoever asks for the gate has the document active before it decides.</summary>
    private static PolicyGate CreateGate(IServiceProvider provider)
    {
        provider.GetRequiredService<PolicyDocuments>();
        return new PolicyGate(
            provider.GetServices<IPolicy>(),
            provider.GetServices<IObligationEnforcer>(),
            provider.GetRequiredService<PolicyBook>(),
            provider.GetRequiredService<ILogger<PolicyGate>>());
    }

    private static PolicyDocuments CreateDocuments(IServiceProvider provider)
    {
        var documents = new PolicyDocuments(provider.GetRequiredService<PolicyBook>(), provider.GetRequiredService<ILogger<PolicyDocuments>>());
        if (provider.GetService<PolicyDocument>() is { } document)
        {
            documents.Activate(document);
        }

        return documents;
    }

    private static void AddPipeline(IServiceCollection services)
    {
        services.TryAddSingleton<SteadyClock>();
        services.TryAddSingleton<IncidentJournal>();
        services.TryAddSingleton<IncidentRegistry>();
        services.TryAddSingleton<IncidentDirectory>();
        services.TryAddSingleton<StageFailures>();
        services.TryAddSingleton<IncidentPipeline>();
        services.TryAddSingleton(CreatePreview);
        services.TryAddSingleton<IIncidentPreview>(provider => provider.GetRequiredService<IncidentPreview>());
        services.TryAddSingleton<StartupProbe>();
        services.TryAddSingleton<IncidentWorker>();
        services.TryAddSingleton<CommandDesk>();
        services.TryAddSingleton<CommandAuthority>();
        services.TryAddSingleton<UndoCandidates>();
        services.TryAddSingleton<CommandLedger>();
        services.TryAddSingleton<CommandHandler>();
        services.TryAddSingleton<PeopleInCharge>();
        services.TryAddSingleton<InboxHandler>();
        services.TryAddSingleton<InboxPump>();
        services.TryAddSingleton<IIncidentWaker, LateWaker>();
        services.TryAddSingleton<AlertRouter>();
        services.TryAddSingleton<IAlertIntake, AlertIntake>();
        services.TryAddSingleton<ContextCollection>();
        services.TryAddSingleton<ContextCache>();
        services.TryAddSingleton<ILogInterpreter, LogInterpreter>();
        services.TryAddSingleton<CauseCatalogue>();
        services.TryAddSingleton<RuleReasoner>();
        services.TryAddSingleton<IReasoner>(provider => provider.GetRequiredService<RuleReasoner>());
        services.TryAddSingleton<IActionCatalogue, ActionCatalogue>();
        services.TryAddSingleton<Planner>();
        services.TryAddSingleton<UndoPlanner>();
        services.TryAddSingleton<IClusterDirectory, SingleCluster>();
        services.TryAddSingleton<PolicyBook>();
        services.TryAddSingleton(CreateDocuments);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAutonomyCeiling, PolicyDocuments>(provider => provider.GetRequiredService<PolicyDocuments>()));
        services.TryAddSingleton(CreateGate);
        services.TryAddSingleton<PolicyFacts>();
        services.TryAddSingleton<FindingsOfSources>();
        services.TryAddSingleton<RecentActions>();
        services.TryAddSingleton<KillSwitch>();
        services.TryAddSingleton<ApprovalLedger>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAutonomyCeiling, ConfiguredCeiling>());
        services.TryAddSingleton<AutonomyJudge>();
        services.TryAddSingleton<AutonomyReader>();
        services.TryAddSingleton<AutonomyLedger>();
        services.TryAddSingleton<AutonomyLevels>();
        services.TryAddSingleton<DemotionBook>();
        services.TryAddSingleton<DemotionDesk>();
        services.TryAddSingleton<DemotionHandler>();
        services.TryAddSingleton<AutonomyDirectory>();
        services.TryAddSingleton<ShadowDirectory>();
        services.TryAddSingleton<StageOutcomes>();
        services.TryAddSingleton<ApprovalQuorum>();
        services.TryAddSingleton<ApprovalReminders>();
        services.TryAddSingleton<GrantBook>();
        services.TryAddSingleton<GrantDesk>();
        services.TryAddSingleton<GrantCheck>();
        services.TryAddSingleton<GrantHandler>();
        services.TryAddSingleton<GrantUse>();
        services.TryAddSingleton<ApprovalDesk>();
        services.TryAddSingleton<IIncidentDesk, IncidentDesk>();
        services.TryAddSingleton<IPeopleDirectory, ConfiguredPeople>();
        services.TryAddSingleton<RecoveryWatch>();
        services.TryAddSingleton<UndoSubjects>();
        services.TryAddSingleton<PlanRecheck>();
        services.TryAddSingleton<WorkloadsAtWork>();
        services.TryAddSingleton<PermitChecks>();
        services.TryAddSingleton<ObligationCheck>();
        services.TryAddSingleton<StageChanges>();
        services.TryAddSingleton<TriedVersions>();
        services.TryAddSingleton<Reverter>();
        services.TryAddSingleton<IntentImages>();
        services.TryAddSingleton<ShadowComparison>();
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
            ServiceDescriptor.Singleton<IIncidentStage, ShadowStage>(),
            ServiceDescriptor.Singleton<IIncidentStage, ExecutionStage>(),
            ServiceDescriptor.Singleton<IIncidentStage, VerificationStage>(),
            ServiceDescriptor.Singleton<IIncidentStage, CompensationVerificationStage>(),
            ServiceDescriptor.Singleton<IIncidentStage, TakenStage>(),
            ServiceDescriptor.Singleton<IIncidentStage, HoldingStage>(),
        ]);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, IncidentWorker>(
            provider => provider.GetRequiredService<IncidentWorker>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, InboxPump>(
            provider => provider.GetRequiredService<InboxPump>()));
    }

    private static void AddPolicies(IAutohealBuilder builder) => builder
        .AddPolicy<KillSwitchPolicy>()
        .AddPolicy<AutonomyPolicy>()
        .AddPolicy<AllowedNamespacesPolicy>()
        .AddPolicy<ConfidencePolicy>()
        .AddPolicy<ProductionPolicy>()
        .AddPolicy<RiskPolicy>()
        .AddPolicy<RiskApprovalPolicy>()
        .AddPolicy<BlastRadiusPolicy>()
        .AddPolicy<HourlyLimitPolicy>()
        .AddPolicy<UnattendedPolicy>()
        .AddPolicy<TargetPolicy>()
        .AddPolicy<PeopleAtWorkPolicy>()
        .AddPolicy<NeverActPolicy>()
        .AddPolicy<OpinionPolicy>()
        .AddObligationEnforcer<CapPodsEnforcer>()
        .AddObligationEnforcer<CanaryFirstEnforcer>()
        .AddObligationEnforcer<ProgressiveEnforcer>()
        .AddObligationEnforcer<RevertAfterEnforcer>();
}
