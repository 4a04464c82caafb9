using Autoheal.Context;
using Autoheal.Reasoning;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>A rule that blames every broken thing for another, less likely cause, so that there is a second hypothesis to choose.</summary>
internal sealed class SecondGuess(SmallWorld world) : IDiagnosticRule
{
    public static CauseCode Cause { get; } = new("test.value.other");

    public double Reliability { get; set; } = 0.8;

    public IReadOnlyList<CauseDescription> Causes { get; } = [new() { Code = Cause, Title = "another cause" }];

    public string Name => "second-guess";

    /// <summary>Adds the rule to a host.</summary>
    public static void Add(IServiceCollection services) => services.AddSingleton<IDiagnosticRule>(
        provider => new SecondGuess((SmallWorld)provider.GetRequiredService<IContextCollector>()));

    public IEnumerable<Finding> Evaluate(IncidentContext context) => world.Evaluate(context).Select(finding => finding with
    {
        Cause = Cause,
        Title = "another cause",
        Checks = [.. finding.Checks.Select(check => check with { Reliability = Reliability })],
    });
}
