using System.Text.Json.Nodes;
using Autoheal.Diagnosis.Manifests;
using Autoheal.Incidents;

namespace Autoheal.Diagnosis;

/// <summary>One case with the names of one seed, diagnosed.</summary>
internal sealed record CaseRun(RuleCase Case, CaseNames Names, CaseCluster Cluster, Reasoning.Diagnosis Diagnosis)
{
    /// <summary>What is wrong with the diagnosis; null when nothing is.</summary>
    public string? Failure => CaseVerdict.Of(Case, Diagnosis, Names);

    public static async Task<CaseRun> MakeAsync(
        RuleCase @case, int seed, RuleTier? tier = null, Func<CaseCluster, CaseCluster>? change = null, bool hostile = false)
    {
        var names = new CaseNames(seed, hostile);
        var cluster = CaseCluster.Of(@case, names);
        cluster = change is null ? cluster : change(cluster);
        return new CaseRun(@case, names, cluster, await (tier ?? RuleTier.Whole).DiagnoseAsync(cluster, Nominated(@case, names, cluster), @case.IsMeasured));
    }

    public static IReadOnlyList<ResourceRef> Nominated(RuleCase @case, CaseNames names, CaseCluster cluster) =>
        [.. @case.Scope.Select(scope => Reference(names.Fill(scope), cluster))];

    private static ResourceRef Reference(string kindAndName, CaseCluster cluster)
    {
        var (kind, name) = ManifestDefaults.Split(kindAndName);
        JsonObject? found = cluster.Objects.FirstOrDefault(item => ManifestDefaults.Kind(item) == kind && ManifestDefaults.Name(item) == name);
        var @namespace = found is null ? cluster.Namespaces.FirstOrDefault(candidate => candidate != "kube-system") ?? "" : ManifestDefaults.Namespace(found);
        return new ResourceRef { ClusterId = CaseCluster.ClusterId, Kind = kind, Namespace = @namespace, Name = name };
    }
}
