using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>
/// A way to fields of an object: <c>spec.paused</c>, <c>status.parents[*].name</c> (every item), <c>status.racks.*.members</c> (every member),
/// <c>conditions.Ready</c> or <c>….conditions.Ready.reason</c> (of the condition of that type; its status when nothing follows).
/// </summary>
internal sealed class FieldPath
{
    private const string Each = "[*]";

    private readonly string[] _steps;

    public FieldPath(string text)
    {
        Text = text;
        var path = text.StartsWith("conditions.", StringComparison.Ordinal) ? $"status.{text}" : text;
        _steps = path.Split('.');
    }

    public string Text { get; }

    /// <summary>The fields that are there, each with the way that its wildcards took.</summary>
    public IReadOnlyDictionary<string, string> Find(JsonElement root)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(root, 0, "", found);
        return found;
    }

    /// <summary>The first field that is there and not empty; empty if none is.</summary>
    public string FindText(JsonElement root) => Find(root).Values.FirstOrDefault(value => value.Length > 0) ?? "";

    private void Walk(JsonElement at, int step, string way, Dictionary<string, string> found)
    {
        if (step == _steps.Length)
        {
            if (at.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                found[way] = ObjectView.TextOf(at) ?? "{}";
            }

            return;
        }

        var name = _steps[step];
        if (name == "conditions" && step + 1 < _steps.Length)
        {
            WalkCondition(at, step, way, found);
        }
        else if (name == "*")
        {
            foreach (var member in at.ValueKind == JsonValueKind.Object ? at.EnumerateObject().ToArray() : [])
            {
                Walk(member.Value, step + 1, $"{way}/{member.Name}", found);
            }
        }
        else if (name.EndsWith(Each, StringComparison.Ordinal))
        {
            var index = 0;
            foreach (var item in ObjectView.ItemsOf(ObjectView.Member(at, name[..^Each.Length])))
            {
                Walk(item, step + 1, $"{way}/{index++}", found);
            }
        }
        else
        {
            Walk(ObjectView.Member(at, name), step + 1, way, found);
        }
    }

    private void WalkCondition(JsonElement at, int step, string way, Dictionary<string, string> found)
    {
        foreach (var condition in ObjectView.ItemsOf(ObjectView.Member(at, "conditions")))
        {
            if (ObjectView.TextOf(condition, "type") != _steps[step + 1])
            {
                continue;
            }

            if (step + 2 < _steps.Length)
            {
                Walk(condition, step + 2, way, found);
            }
            else
            {
                Walk(ObjectView.Member(condition, "status"), _steps.Length, way, found);
            }
        }
    }
}
