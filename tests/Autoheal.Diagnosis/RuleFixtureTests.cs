using Autoheal.Context;
using Autoheal.Diagnosis.Manifests;
using Autoheal.Diagnosis.Surveys;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Diagnosis;

/// <summary>No rule without its cases: see docs/writing-a-rule.md.</summary>
public sealed class RuleFixtureTests
{
    private const int Clusters = 40;

    /// <summary>What a live cluster does not show: Secrets are read only where a host opts in, Endpoints only where a server has no slices.</summary>
    private static readonly string[] s_unseen = [nameof(ClusterModel.Secrets), nameof(ClusterModel.Endpoints)];

    [Fact]
    public async Task Rules_OfTheWholeTier_HaveEveryKindOfCase()
    {
        var fixtures = await RuleFixtures.FindAsync();

        Assert.Empty(fixtures.Lacking.Where(lacking => lacking.Names.Count > 0).Select(lacking => $"{lacking.Kind}: {string.Join(", ", lacking.Names)}"));
    }

    [Fact]
    public async Task HealthyClusters_TakenTogether_HoldEveryKindThatRulesLookAt()
    {
        var lacking = typeof(ClusterModel).GetProperties().Where(IsIndex).Select(property => property.Name).Except(s_unseen).ToHashSet();
        var features = new HashSet<string> { "logs", "metrics", "custom resources" };
        for (var seed = 1; seed <= Clusters; seed++)
        {
            var seen = await RuleTier.Whole.CollectAsync(new CaseCluster(HealthyWorld.Objects(seed, applications: 4, withPlatform: true), isPartial: false));
            var model = seen.Feature<ClusterModel>()!;
            lacking.RemoveWhere(name => ((IEnumerable<object>)typeof(ClusterModel).GetProperty(name)!.GetValue(model)!).Any());
            features.ExceptWith([model.Logs.Count > 0 ? "logs" : "", seen.Feature<MetricSet>() is null ? "" : "metrics", model.CustomObjects.Any(kind => kind.Count > 0) ? "custom resources" : ""]);
        }

        Assert.Equal([], lacking.Concat(features));
    }

    [Fact]
    public void Cases_OfPastTrouble_HaveEventsOfIt() => Assert.Empty(CaseCatalogue.All
        .Where(@case => @case.Past.Count > 0 && !CaseCluster.Of(@case, new CaseNames(1)).Objects.Any(item => ManifestDefaults.Kind(item) == "Event"))
        .Select(@case => @case.Name));

    [Fact]
    public void Cases_ThatSpeakOfCauses_SpeakOfKnownOnes() => Assert.Empty(CaseCatalogue.All
        .SelectMany(@case => (IEnumerable<string?>)[@case.Cause, @case.Suspect, .. @case.LooksLike, .. @case.Past])
        .OfType<string>()
        .Except(RuleTier.Whole.Rules.SelectMany(rule => rule.Causes).Select(cause => cause.Code.Value)));

    private static bool IsIndex(System.Reflection.PropertyInfo property) =>
        property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(ObjectIndex<>);
}
