using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Verification;

namespace Autoheal.Core.Tests.Planning;

public sealed class PlanHashTests
{
    /// <summary>With the members that a plan of a repair leaves out, too.</summary>
    private static readonly RemediationPlan s_whole = Samples.Plan with { UndoOf = "INC-1/1" };

    private static readonly string[] Wording = ["hypothesisRank", "summary", "kubectlEquivalent"];

    /// <summary>Every leaf, entry and element of the plan's JSON, so that a member added later is covered on the day it is added.</summary>
    public static TheoryData<string> Changes()
    {
        var data = new TheoryData<string>();
        foreach (var path in Leaves(Json(s_whole)))
        {
            data.Add(path);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Compute_OneLeafChanged_ChangesTheHashUnlessItIsWording(string path)
    {
        var changed = Json(s_whole);
        Change(changed, path);

        var same = PlanHash.Compute(Read(changed)) == PlanHash.Compute(s_whole);

        Assert.Equal(Wording.Any(name => path.EndsWith(name, StringComparison.Ordinal) && !path.Contains("/stages/", StringComparison.Ordinal)), same);
    }

    [Theory]
    [InlineData("steps")]
    [InlineData("steps/0/changes")]
    [InlineData("steps/0/effect")]
    [InlineData("steps/0/harm")]
    [InlineData("steps/0/obligations")]
    [InlineData("steps/0/stages")]
    [InlineData("steps/0/stages/0/settled")]
    [InlineData("steps/0/blastRadius/namespaces")]
    public void Compute_ListElementRemovedOrRepeated_ChangesTheHash(string list)
    {
        var removed = Json(Samples.Plan);
        Find(removed, list).AsArray().RemoveAt(0);
        var repeated = Json(Samples.Plan);
        var array = Find(repeated, list).AsArray();
        array.Add(array[0]!.DeepClone());

        Assert.NotEqual(PlanHash.Compute(Samples.Plan), PlanHash.Compute(Read(removed)));
        Assert.NotEqual(PlanHash.Compute(Samples.Plan), PlanHash.Compute(Read(repeated)));
    }

    [Fact]
    public void Compute_ParameterRemovedOrAdded_ChangesTheHash()
    {
        var step = Samples.Action;
        var none = Samples.Plan with { Steps = [step with { Parameters = new Dictionary<string, string>() }] };
        var more = Samples.Plan with { Steps = [step with { Parameters = new Dictionary<string, string> { ["value"] = "good", ["force"] = "" } }] };

        Assert.Equal(3, new[] { PlanHash.Compute(Samples.Plan), PlanHash.Compute(none), PlanHash.Compute(more) }.Distinct().Count());
    }

    /// <summary>If a sample left a member out, the theory above would not see it.</summary>
    [Theory]
    [InlineData(typeof(RemediationPlan), "")]
    [InlineData(typeof(PlannedAction), "steps/0")]
    [InlineData(typeof(ResourceRef), "steps/0/target")]
    [InlineData(typeof(Compensation), "steps/0/compensation")]
    [InlineData(typeof(BlastRadius), "steps/0/blastRadius")]
    [InlineData(typeof(FieldChange), "steps/0/changes/0")]
    [InlineData(typeof(PredicateSpec), "steps/0/effect/0")]
    [InlineData(typeof(PlannedStage), "steps/0/stages/0")]
    [InlineData(typeof(Obligation), "steps/0/obligations/0")]
    public void Sample_EveryMember_IsSet(Type type, string path)
    {
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .Order(StringComparer.Ordinal);

        Assert.Equal(members, Find(Json(s_whole), path).AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compute_PlanReadBackFromTheJournal_HasTheSameHash() =>
        Assert.Equal(PlanHash.Compute(Samples.Plan), PlanHash.Compute(Read(Json(Samples.Plan))));

    [Fact]
    public void Compute_OrderOfParameters_DoesNotMatter()
    {
        var step = Samples.Action;
        var one = Samples.Plan with { Steps = [step with { Parameters = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } }] };
        var other = Samples.Plan with { Steps = [step with { Parameters = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" } }] };

        Assert.Equal(PlanHash.Compute(one), PlanHash.Compute(other));
    }

    /// <summary>
    /// Pinned: a host of another version must come to the same hash, or every open approval would be void after an upgrade; stages, which not every
    /// action has, are hashed where there are any.
    /// </summary>
    [Fact]
    public void Compute_KnownPlan_HasTheKnownHash() => Assert.Equal(
        "174f91c3f60becdbb3f46a8eb0ea6298ee15a03ca5f9b2d735cacf1670e29c1c",
        PlanHash.Compute(Samples.Plan with { Steps = [Samples.Action with { Stages = null }] }));

    private static JsonNode Json(RemediationPlan plan) => JsonNode.Parse(JournalJson.Write(plan))!;

    private static RemediationPlan Read(JsonNode json) =>
        JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json.ToJsonString()), JournalJsonContext.Default.RemediationPlan)!;

    private static JsonNode Find(JsonNode root, string path) =>
        path.Length == 0 ? root : path.Split('/').Aggregate(root, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);

    private static IEnumerable<string> Leaves(JsonNode node, string path = "") => node switch
    {
        JsonObject map => map.SelectMany(member => Leaves(member.Value!, $"{path}/{member.Key}")),
        JsonArray list => list.SelectMany((item, index) => Leaves(item!, $"{path}/{index}")),
        _ => [path[1..]],
    };

    private static void Change(JsonNode root, string path)
    {
        var cut = path.LastIndexOf('/');
        var parent = Find(root, cut < 0 ? "" : path[..cut]);
        var value = Other(path, Find(root, path).AsValue());
        if (parent is JsonArray list)
        {
            list[int.Parse(path[(cut + 1)..], System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            parent[path[(cut + 1)..]] = value;
        }
    }

    private static JsonNode Other(string path, JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => false,
        JsonValueKind.False => true,
        JsonValueKind.Number => value.GetValue<int>() + 1,
        _ when path.EndsWith("/risk", StringComparison.Ordinal) => "low",
        _ when path.EndsWith("/reversibility", StringComparison.Ordinal) => "irreversible",
        _ => value.GetValue<string>() + "x",
    };
}
