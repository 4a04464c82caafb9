using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>The habits of some kinds. Where no rule holds, the general conventions decide.</summary>
internal sealed class KindHealth
{
    /// <summary><c>group/Kind</c> or <c>group/*</c>; the core group is empty.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Whether objects that are being deleted are judged like others.</summary>
    public bool IgnoresDeletion { get; init; }

    /// <summary>Whether the status is judged although it is of an older generation.</summary>
    public bool IgnoresGeneration { get; init; }

    /// <summary>The list whose items count only with conditions of the present generation.</summary>
    public string CurrentList { get; init; } = "";

    public IReadOnlyList<HealthRule> Rules { get; init; } = [];

    public ObjectHealth? Judge(ObjectView view)
    {
        var root = CurrentList.Length > 0 ? WithoutOldItems(view) : view.Root;
        foreach (var rule in Rules)
        {
            if (rule.Judge(root) is { } health)
            {
                return health;
            }
        }

        return null;
    }

    private JsonElement WithoutOldItems(ObjectView view)
    {
        if (view.Generation is not { } generation || !ObjectView.Member(view.Status, CurrentList).ValueKind.Equals(JsonValueKind.Array))
        {
            return view.Root;
        }

        var current = ObjectView.ItemsOf(ObjectView.Member(view.Status, CurrentList))
            .Where(item => ConditionView.ListOf(item).All(condition => condition.ObservedGeneration is null || condition.ObservedGeneration >= generation))
            .Select(item => (JsonNode?)JsonNode.Parse(item.GetRawText()))
            .ToArray();
        var copy = JsonNode.Parse(view.Root.GetRawText())!.AsObject();
        copy["status"]![CurrentList] = new JsonArray(current);
        return JsonSerializer.SerializeToElement(copy);
    }
}
