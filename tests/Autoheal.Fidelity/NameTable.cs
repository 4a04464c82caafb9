using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Autoheal.Fidelity;

/// <summary>Learns the names that controllers made up, and puts the same placeholders in their place everywhere.</summary>
internal sealed partial class NameTable
{
    private readonly Dictionary<string, string> _plain = new(StringComparer.Ordinal);

    /// <summary>Looks at an object: what has a controller and the controller's name in front of its own was named by it.</summary>
    public void Learn(JsonObject @object)
    {
        var metadata = @object["metadata"]!;
        var name = metadata["name"]!.GetValue<string>();
        if (_plain.ContainsKey(name) || @object["kind"]?.ToString() is "StatefulSet" || metadata["ownerReferences"] is not JsonArray owners)
            return;
        var owner = owners.FirstOrDefault(owner => owner!["controller"]?.GetValue<bool>() == true);
        if (owner?["name"]?.GetValue<string>() is not { } maker || !name.StartsWith(maker + "-", StringComparison.Ordinal) || Ordinal().IsMatch(name[maker.Length..]))
            return;
        var suffix = owner["kind"]!.GetValue<string>() == "Deployment" ? "<template>" : "<id>";
        _plain[name] = $"{_plain.GetValueOrDefault(maker, maker)}-{suffix}";
    }

    /// <summary>The text with placeholders for made-up names, the longest first because they contain each other.</summary>
    public string Normalise(string text)
    {
        foreach (var (name, plain) in _plain.OrderByDescending(entry => entry.Key.Length).ThenBy(entry => entry.Key, StringComparer.Ordinal))
            text = text.Replace(name, plain, StringComparison.Ordinal);
        return text;
    }

    [GeneratedRegex(@"^-\d{1,2}$")]
    private static partial Regex Ordinal();
}
