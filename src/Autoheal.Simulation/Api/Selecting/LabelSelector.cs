using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Selecting;

/// <summary>A conjunction of label requirements, from a query parameter or from an object's <c>selector</c>. Immutable.</summary>
internal sealed class LabelSelector
{
    private readonly IReadOnlyList<LabelRequirement> _requirements;

    private LabelSelector(IReadOnlyList<LabelRequirement> requirements) => _requirements = requirements;

    public static LabelSelector Everything { get; } = new([]);

    public bool IsEverything => _requirements.Count == 0;

    public bool Matches(JsonObject? labels)
    {
        for (var i = 0; i < _requirements.Count; i++)
        {
            if (!_requirements[i].Matches(labels))
                return false;
        }

        return true;
    }

    /// <summary>Reads the text form: <c>app=api,tier!=db,env in (a,b),!legacy</c>.</summary>
    /// <exception cref="StoreException">BadRequest: the text is no selector.</exception>
    public static LabelSelector Parse(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Everything : new(new LabelSelectorParser(text).Parse());

    /// <summary>Reads the <c>matchLabels</c>/<c>matchExpressions</c> form; null selects nothing that a controller would act on, so callers decide.</summary>
    public static LabelSelector FromObject(JsonObject selector)
    {
        var requirements = new List<LabelRequirement>();
        AddEqualities(selector.Object("matchLabels"), requirements);
        foreach (var expression in selector.Array("matchExpressions") ?? [])
        {
            var values = new List<string>();
            foreach (var value in expression.Array("values") ?? [])
                values.Add(value?.ToString() ?? "");
            requirements.Add(new(expression.Text("key") ?? "", ReadOperator(expression.Text("operator")), values));
        }

        return new(requirements);
    }

    /// <summary>Reads the plain map form of Services and ReplicationControllers.</summary>
    public static LabelSelector FromMap(JsonObject map)
    {
        var requirements = new List<LabelRequirement>(map.Count);
        AddEqualities(map, requirements);
        return new(requirements);
    }

    /// <summary>The selector as the <c>scale</c> subresource and table columns show it.</summary>
    public override string ToString()
    {
        var parts = new List<string>(_requirements.Count);
        foreach (var requirement in _requirements)
            parts.Add(Describe(requirement));
        parts.Sort(StringComparer.Ordinal);
        return string.Join(",", parts);
    }

    private static void AddEqualities(JsonObject? map, List<LabelRequirement> requirements)
    {
        if (map is null)
            return;
        foreach (var (key, value) in map)
            requirements.Add(new(key, LabelOperator.In, [value?.ToString() ?? ""]));
    }

    private static LabelOperator ReadOperator(string? text) => Enum.TryParse<LabelOperator>(text, out var known)
        ? known
        : throw StoreException.BadRequest($"\"{text}\" is not a valid label selector operator");

    private static string Describe(LabelRequirement requirement) => requirement switch
    {
        { Operator: LabelOperator.Exists } => requirement.Key,
        { Operator: LabelOperator.DoesNotExist } => "!" + requirement.Key,
        { Operator: LabelOperator.In, Values.Count: 1 } => $"{requirement.Key}={requirement.Values[0]}",
        { Operator: LabelOperator.In } => $"{requirement.Key} in ({string.Join(",", requirement.Values)})",
        _ => $"{requirement.Key} notin ({string.Join(",", requirement.Values)})",
    };
}
