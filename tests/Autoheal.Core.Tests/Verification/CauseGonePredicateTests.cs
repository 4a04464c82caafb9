using Autoheal.Context;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Reasoning;
using Autoheal.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Verification;

public sealed class CauseGonePredicateTests
{
    [Theory]
    [InlineData("bad", PredicateState.Fails)]
    [InlineData("good", PredicateState.Holds)]
    public async Task Evaluate_EverythingSeen_SaysWhetherTheCauseIsThere(string value, PredicateState state)
    {
        await using var host = new CoreHost();
        host.World.Add("api", value: value);

        Assert.Equal(state, await EvaluateAsync(host));
    }

    [Fact]
    public async Task Evaluate_ARuleFailed_IsUnknown()
    {
        await using var host = new CoreHost(services: services => services.AddSingleton<IDiagnosticRule, FailingRule>());
        host.World.Add("api", value: "good");

        Assert.Equal(PredicateState.Unknown, await EvaluateAsync(host));
    }

    /// <summary>Others broken in the namespace push a cause out of the list; that is no proof that it is gone.</summary>
    [Fact]
    public async Task Evaluate_OtherCausesFillTheList_IsUnknown()
    {
        await using var host = CreateCrowded();

        Assert.Equal(PredicateState.Unknown, await EvaluateAsync(host, "test.another"));
    }

    /// <summary>What is asked about ranks before other noise, and is never pushed out.</summary>
    [Fact]
    public async Task Evaluate_StillThereAmongManyOthers_Fails()
    {
        await using var host = CreateCrowded();

        Assert.Equal(PredicateState.Fails, await EvaluateAsync(host));
    }

    private static CoreHost CreateCrowded()
    {
        var host = new CoreHost();
        host.World.Add("api");
        for (var number = 0; number < 10; number++)
        {
            host.World.Add($"a{number}");
        }

        return host;
    }

    private static async Task<PredicateState> EvaluateAsync(CoreHost host, string? cause = null)
    {
        var predicate = new PredicateSpec
        {
            Kind = PredicateKinds.CauseGone,
            Subject = host.World.Things["checkout/api"].Ref,
            Parameters = new Dictionary<string, string> { ["cause"] = cause ?? SmallWorld.BadValue.Value },
        };
        return (await host.Get<PredicateEvaluators>().EvaluateAsync(predicate, CancellationToken.None)).State;
    }

    private sealed class FailingRule : IDiagnosticRule
    {
        public string Name => "failing";

        public IReadOnlyList<CauseDescription> Causes { get; } = [new() { Code = new("test.failing"), Title = "failing" }];

        public IEnumerable<Finding> Evaluate(IncidentContext context) => throw new InvalidOperationException("an object of a kind that it did not expect");
    }
}
