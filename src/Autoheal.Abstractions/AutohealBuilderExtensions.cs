using Autoheal;
using Autoheal.Approvals;
using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Perception;
using Autoheal.Policy;
using Autoheal.Reasoning;
using Autoheal.Verification;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// One registration line for each extension point. Registering the same type twice is harmless; two different types with one
/// name fail when the host starts, and the message names both.
/// </summary>
public static class AutohealBuilderExtensions
{
    /// <summary>Adds a parser for one sender's alerts.</summary>
    public static IAutohealBuilder AddSignalSource<T>(this IAutohealBuilder builder)
        where T : class, ISignalSource => Add<ISignalSource, T>(builder);

    /// <summary>Adds a collector of facts.</summary>
    public static IAutohealBuilder AddCollector<T>(this IAutohealBuilder builder)
        where T : class, IContextCollector => Add<IContextCollector, T>(builder);

    /// <summary>Adds a plain question that people can ask of what was collected.</summary>
    public static IAutohealBuilder AddQuery<T>(this IAutohealBuilder builder)
        where T : class, IContextQuery => Add<IContextQuery, T>(builder);

    /// <summary>Adds a diagnostic rule.</summary>
    public static IAutohealBuilder AddRule<T>(this IAutohealBuilder builder)
        where T : class, IDiagnosticRule => Add<IDiagnosticRule, T>(builder);

    /// <summary>Adds an action to the catalogue.</summary>
    public static IAutohealBuilder AddAction<T>(this IAutohealBuilder builder)
        where T : class, IActionHandler => Add<IActionHandler, T>(builder);

    /// <summary>Adds a policy. A policy more can only tighten: the strictest vote wins.</summary>
    public static IAutohealBuilder AddPolicy<T>(this IAutohealBuilder builder)
        where T : class, IPolicy => Add<IPolicy, T>(builder);

    /// <summary>Adds a source of facts that policies decide on.</summary>
    public static IAutohealBuilder AddPolicyFacts<T>(this IAutohealBuilder builder)
        where T : class, IPolicyFactSource => Add<IPolicyFactSource, T>(builder);

    /// <summary>Adds an enforcer of obligations that policies attach.</summary>
    public static IAutohealBuilder AddObligationEnforcer<T>(this IAutohealBuilder builder)
        where T : class, IObligationEnforcer => Add<IObligationEnforcer, T>(builder);

    /// <summary>Adds an evaluator of verification predicates.</summary>
    public static IAutohealBuilder AddPredicate<T>(this IAutohealBuilder builder)
        where T : class, IPredicateEvaluator => Add<IPredicateEvaluator, T>(builder);

    /// <summary>Replaces the directory that maps people to roles.</summary>
    public static IAutohealBuilder UsePeopleDirectory<T>(this IAutohealBuilder builder)
        where T : class, IPeopleDirectory
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IPeopleDirectory, T>());
        return builder;
    }

    private static IAutohealBuilder Add<TService, T>(IAutohealBuilder builder)
        where TService : class
        where T : class, TService
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<TService, T>());
        return builder;
    }
}
