namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads labels and selectors.</summary>
internal static class LabelReader
{
    public static LabelSet Read(ref JsonCursor json)
    {
        if (!json.EnterObject())
        {
            return LabelSet.Empty;
        }

        var labels = new List<KeyValuePair<string, string>>(4);
        while (json.NextProperty())
        {
            var key = json.Key();
            json.Read();
            labels.Add(new(key, json.Text()));
        }

        return labels.Count == 0 ? LabelSet.Empty : new LabelSet([.. labels]);
    }

    public static LabelSelector ReadSelector(ref JsonCursor json)
    {
        var labels = LabelSet.Empty;
        IReadOnlyList<LabelRequirement> requirements = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("matchLabels"u8)) labels = Read(ref json);
                else if (json.At("matchExpressions"u8)) requirements = ReadRequirements(ref json);
                else json.Skip();
            }
        }

        return labels.Count == 0 && requirements.Count == 0 ? LabelSelector.Nothing : new LabelSelector(labels, requirements);
    }

    /// <summary>Reads <c>matchExpressions</c>, or the <c>matchFields</c> of node affinities.</summary>
    public static IReadOnlyList<LabelRequirement> ReadRequirements(ref JsonCursor json)
    {
        var requirements = new List<LabelRequirement>(1);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                requirements.Add(ReadRequirement(ref json));
            }
        }

        return requirements;
    }

    private static LabelRequirement ReadRequirement(ref JsonCursor json)
    {
        string key = "", @operator = "";
        IReadOnlyList<string> values = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("key"u8)) key = json.Text();
                else if (json.At("operator"u8)) @operator = json.Text();
                else if (json.At("values"u8)) values = json.Texts();
                else json.Skip();
            }
        }

        return new LabelRequirement { Key = key, Operator = @operator, Values = values };
    }
}
