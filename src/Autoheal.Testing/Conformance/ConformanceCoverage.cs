using System.Reflection;

namespace Autoheal.Testing;

/// <summary>Finds providers that nobody runs the suite of their contract for, so that a forgotten suite fails the build.</summary>
public static class ConformanceCoverage
{
    /// <summary>Lists each provider and suite that do not meet.</summary>
    /// <param name="providers">The assembly whose concrete classes are providers.</param>
    /// <param name="tests">The assembly whose test classes carry <see cref="ConformanceOfAttribute"/>.</param>
    /// <returns>Lines such as <c>FileInbox lacks InboxConformance</c>, in ordinal order; empty when nothing is missing.</returns>
    public static IReadOnlyList<string> FindMissing(Assembly providers, Assembly tests)
    {
        ArgumentNullException.ThrowIfNull(providers);
        ArgumentNullException.ThrowIfNull(tests);
        var suites = typeof(ConformanceCoverage).Assembly.GetTypes()
            .Select(type => (Suite: type, type.GetCustomAttribute<ConformanceSuiteAttribute>()?.Contract))
            .Where(pair => pair.Contract is not null)
            .ToArray();
        var run = tests.GetTypes()
            .Where(type => !type.IsAbstract)
            .Select(type => (Test: type, type.GetCustomAttribute<ConformanceOfAttribute>()?.Provider))
            .ToArray();

        return [.. from provider in providers.GetTypes()
                   where provider is { IsAbstract: false, IsClass: true }
                   from suite in suites
                   where suite.Contract!.IsAssignableFrom(provider)
                   where !run.Any(pair => pair.Provider == provider && pair.Test.IsSubclassOf(suite.Suite))
                   let line = $"{provider.Name} lacks {suite.Suite.Name}"
                   orderby line
                   select line];
    }
}
