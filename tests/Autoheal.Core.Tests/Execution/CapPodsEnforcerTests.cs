using Autoheal.Core.Tests.Doubles;
using Autoheal.Execution;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Execution;

public sealed class CapPodsEnforcerTests
{
    [Theory]
    [InlineData("pods", "2", 2, null)]
    [InlineData("pods", "2", 3, "it touches 3 pods, more than 2")]
    [InlineData("share", "0.25", 2, null)]
    [InlineData("share", "0.25", 3, "it touches 3 pods, more than 2")]
    [InlineData("share", "0.01", 1, null)]
    [InlineData("share", "25", 1, "it says neither 'pods' nor 'share'")]
    [InlineData("pods", "many", 1, "it says neither 'pods' nor 'share'")]
    [InlineData("other", "2", 1, "it says neither 'pods' nor 'share'")]
    public async Task Check_PodsOfAnAction_AreCapped(string parameter, string value, int pods, string? unmet)
    {
        var obligation = new Obligation { Kind = Obligations.CapPods, Parameters = new Dictionary<string, string> { [parameter] = value } };
        var action = Samples.Action with { BlastRadius = new BlastRadius { Pods = pods, ServicePods = 8, Namespaces = ["checkout"] } };

        Assert.Equal(unmet, await new CapPodsEnforcer().CheckAsync(obligation, action, CancellationToken.None));
    }
}
