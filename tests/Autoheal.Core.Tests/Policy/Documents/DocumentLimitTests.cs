using Autoheal.Core.Tests.Doubles;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Policy.Documents;

public sealed class DocumentLimitTests
{
    [Theory]
    [InlineData("max: 3, per: 1h", 2, null)]
    [InlineData("max: 3, per: 1h", 3, "denied: 3 of 3 within 1h are used up (limit l)")]
    [InlineData("max: 3, per: 1h, actions: 'set-*'", 3, "denied: 3 of 3 within 1h are used up (limit l)")]
    [InlineData("max: 3, per: 1h, actions: scale", 3, null)]
    [InlineData("max: 3, per: 20m", 3, null)]
    [InlineData("max: 0, per: 1h", 0, "denied: 0 of 0 within 1h are used up (limit l)")]
    [InlineData("max: 3, per: 1h, when: { namespaces: other }", 3, null)]
    [InlineData("max: 1, per: 5m, same: action", 1, "denied: 1 of 1 within 5m are used up (limit l)")]
    [InlineData("max: 3, per: 1h, then: approve", 3, "needs approval: 3 of 3 within 1h are used up (limit l)")]
    public void Decide_ReservationsOnTheWorkload_AreBounded(string limit, int earlier, string? sentence)
    {
        var decision = Trials.Decide($"limits: [{{ name: l, {limit} }}]", Trials.Input with { WorkloadActions = Earlier(earlier) });

        Assert.Equal(sentence ?? "allowed: namespace checkout is allowed (allowed-namespaces)", decision.Sentence);
    }

    [Fact]
    public void Decide_ActionsCannotBeRead_Denies()
    {
        const string Sentence = "denied: the number of recent actions cannot be read (limit l)";
        Assert.Equal(Sentence, Trials.Decide("limits: [{ name: l, max: 3, per: 1h }]", Trials.Input with { WorkloadActions = null }).Sentence);
        Assert.Equal(Sentence, Trials.Decide("limits: [{ name: l, max: 3, per: 1h, counting: cluster }]", Trials.Input with { ClusterActions = null }).Sentence);
    }

    [Theory]
    [InlineData("api", true)]
    [InlineData("worker", true)]
    [InlineData("other", false)]
    [InlineData(null, true)]
    public void Decide_CountingTheService_CountsWhatBelongsToItAndWhatCannotBeTold(string? name, bool counts)
    {
        var recent = Earlier(1)[0] with { Target = name is null ? null : Samples.Target with { Name = name } };

        var decision = Trials.Decide(
            """
            services: [{ name: shop, namespaces: checkout, names: [api, worker], labels: { app: shop } }]
            limits: [{ name: l, max: 1, per: 1h, counting: service }]
            """,
            Trials.Input with { ClusterActions = [recent], TargetLabels = new Dictionary<string, string> { ["app"] = "shop" } });

        Assert.Equal(counts ? Verdict.Deny : Verdict.Allow, decision.Verdict);
    }

    [Fact]
    public void Decide_CountingTheCluster_CountsEverything() => Assert.Equal(
        "denied: 4 of 4 within 1h are used up (limit l)",
        Trials.Decide("limits: [{ name: l, max: 4, per: 1h, counting: cluster }]", Trials.Input with { ClusterActions = Earlier(5) }).Sentence);

    private static RecentAction[] Earlier(int count) =>
    [
        .. Enumerable.Range(0, count).Select(number => new RecentAction
        {
            At = Trials.Input.Now - TimeSpan.FromMinutes(4 + (number * 17)),
            IntentId = $"INC-0/{number}",
            Action = SetValueAction.ActionName,
            Target = Samples.Target with { Name = $"other-{number}" },
        }),
    ];
}
