using System.Text.Json;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Shows the difference between guarded values to people. A text is shown only in the few fields that are known to hold names of objects and
/// images; every other text (env values, arguments, annotations …) is masked. Numbers and flags are shown.
/// </summary>
internal static class MaskedChanges
{
    private const string Mask = "•••";
    private const int MostChanges = 40;

    /// <summary>
    /// Fields by their last segments, numbers as *. Never by the last one alone: in a map that authors fill, such as annotations or a
    /// volume's attributes, any key may be called image.
    /// </summary>
    private static readonly HashSet<string> s_shown = new(StringComparer.Ordinal)
    {
        "containers/*/image", "initContainers/*/image", "containers/*/imagePullPolicy", "initContainers/*/imagePullPolicy",
        "initContainers/*/restartPolicy", "spec/restartPolicy", "spec/serviceAccountName",
        "limits/memory", "limits/cpu", "requests/memory", "requests/cpu",
        "configMapRef/name", "configMapKeyRef/name", "configMapKeyRef/key", "secretRef/name", "secretKeyRef/name", "secretKeyRef/key",
        "configMap/name", "secret/secretName",
    };

    public static IReadOnlyList<FieldChange> Between(GuardSet before, GuardSet after)
    {
        var changes = new List<FieldChange>();
        foreach (var (pointer, old) in before.Fields)
        {
            Compare(old, after.Fields.GetValueOrDefault(pointer), pointer, changes);
        }

        return changes;
    }

    private static void Compare(JsonElement? before, JsonElement? after, string pointer, List<FieldChange> changes)
    {
        if (changes.Count == MostChanges || GuardedFields.AreEqual(before, after))
        {
            return;
        }

        switch (before?.ValueKind, after?.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                CompareObjects(before!.Value, after!.Value, pointer, changes);
                break;
            case (JsonValueKind.Array, JsonValueKind.Array):
                CompareArrays(before!.Value, after!.Value, pointer, changes);
                break;
            default:
                changes.Add(new FieldChange { Path = pointer, Before = Show(before, pointer), After = Show(after, pointer) });
                break;
        }
    }

    private static void CompareObjects(JsonElement before, JsonElement after, string pointer, List<FieldChange> changes)
    {
        foreach (var member in before.EnumerateObject())
        {
            JsonElement? other = after.TryGetProperty(member.Name, out var value) ? value : null;
            Compare(member.Value, other, $"{pointer}/{JsonPointers.Escape(member.Name)}", changes);
        }

        foreach (var member in after.EnumerateObject())
        {
            if (!before.TryGetProperty(member.Name, out _))
            {
                Compare(null, member.Value, $"{pointer}/{JsonPointers.Escape(member.Name)}", changes);
            }
        }
    }

    // Containers, env variables and volumes are told apart by name, everything else by place.
    private static void CompareArrays(JsonElement before, JsonElement after, string pointer, List<FieldChange> changes)
    {
        var matched = new HashSet<int>();
        for (var i = 0; i < before.GetArrayLength(); i++)
        {
            var at = Match(before[i], i, after);
            JsonElement? other = at is { } index && matched.Add(index) ? after[index] : null;
            Compare(before[i], other, $"{pointer}/{i}", changes);
        }

        for (var i = 0; i < after.GetArrayLength(); i++)
        {
            if (!matched.Contains(i))
            {
                Compare(null, after[i], $"{pointer}/{i}", changes);
            }
        }
    }

    private static int? Match(JsonElement item, int index, JsonElement others)
    {
        if (Name(item) is not { } name)
        {
            return index < others.GetArrayLength() && Name(others[index]) is null ? index : null;
        }

        for (var i = 0; i < others.GetArrayLength(); i++)
        {
            if (Name(others[i]) == name)
            {
                return i;
            }
        }

        return null;
    }

    private static string? Name(JsonElement item) => item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    private static string? Show(JsonElement? value, string pointer) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } plain => plain.GetRawText(),
        { ValueKind: JsonValueKind.String } text when IsShown(pointer) => Printable.From(text.GetString()!),
        { } other when Name(other) is { } name => $"{Printable.From(name)} {Mask}",
        _ => Mask,
    };

    private static bool IsShown(string pointer)
    {
        string[] segments = [.. pointer.Split('/').Select(segment => segment.All(char.IsAsciiDigit) ? "*" : segment)];
        return s_shown.Contains(string.Join('/', segments[Math.Max(0, segments.Length - 2)..]))
            || s_shown.Contains(string.Join('/', segments[Math.Max(0, segments.Length - 3)..]));
    }
}
