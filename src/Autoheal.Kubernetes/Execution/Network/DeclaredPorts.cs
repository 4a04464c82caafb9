using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Kubernetes.Execution;

/// <summary>The ports that every one of some pods declares, by number and by name.</summary>
internal sealed class DeclaredPorts
{
    private readonly HashSet<int> _numbers;
    private readonly HashSet<string> _names;

    private DeclaredPorts(HashSet<int> numbers, HashSet<string> names)
    {
        _numbers = numbers;
        _names = names;
    }

    public int Count => _numbers.Count;

    /// <summary>The number when there is one only; null else.</summary>
    public int? Only => _numbers.Count == 1 ? _numbers.First() : null;

    public static DeclaredPorts Of(IEnumerable<LiveObject> pods)
    {
        HashSet<int>? numbers = null;
        HashSet<string>? names = null;
        foreach (var pod in pods)
        {
            var ports = pod.Items("/spec/containers").SelectMany(container =>
                JsonPointers.Find(container, "/ports") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : Enumerable.Empty<JsonElement>()).ToArray();
            var some = ports.Select(port => JsonPointers.Find(port, "/containerPort")?.GetInt32() ?? 0).Where(number => number > 0).ToHashSet();
            var called = ports.Select(port => JsonPointers.Find(port, "/name")?.GetString() ?? "").Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
            (numbers ??= some).IntersectWith(some);
            (names ??= called).IntersectWith(called);
        }

        return new DeclaredPorts(numbers ?? [], names ?? []);
    }

    /// <summary>Whether a target port, a number or a name, is declared.</summary>
    public bool Has(JsonNode? targetPort) => targetPort?.GetValueKind() switch
    {
        JsonValueKind.Number => _numbers.Contains(int.Parse(targetPort.ToString(), System.Globalization.CultureInfo.InvariantCulture)),
        JsonValueKind.String => _names.Contains(targetPort.ToString()),
        _ => false,
    };
}
