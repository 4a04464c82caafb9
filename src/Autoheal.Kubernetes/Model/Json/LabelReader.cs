using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads labels and selectors.</summary>
internal static class LabelReader
{
    public static LabelSet Read(ref Utf8JsonReader json)
    {
        if (!json.EnterObject())
        {
            return LabelSet.Empty;
        }

        var labels = new List<KeyValuePair<string, string>>(4);
        while (json.NextProperty())
        {
            var key = Names.Intern(ref json);
            json.Read();
            labels.Add(new(key, json.Text()));
        }

        return labels.Count == 0 ? LabelSet.Empty : new LabelSet([.. labels]);
    }

    public static LabelSelector ReadSelector(ref Utf8JsonReader json)
    {
        var labels = LabelSet.Empty;
        List<LabelRequirement> requirements = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("matchLabels"u8)) labels = Read(ref json);
                else if (json.At("matchExpressions"u8)) ReadRequirements(ref json, requirements);
                else json.Skip();
            }
        }

        return new LabelSelector(labels, requirements.Count == 0 ? [] : requirements);
    }

    private static void ReadRequirements(ref Utf8JsonReader json, List<LabelRequirement> requirements)
    {
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                requirements.Add(ReadRequirement(ref json));
            }
        }
    }

    private static LabelRequirement ReadRequirement(ref Utf8JsonReader json)
    {
        string key = "", @operator = "";
        List<string> values = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("key"u8)) key = json.Text();
                else if (json.At("operator"u8)) @operator = json.Text();
                else if (json.At("values"u8)) ReadTexts(ref json, values);
                else json.Skip();
            }
        }

        return new LabelRequirement { Key = key, Operator = @operator, Values = values };
    }

    private static void ReadTexts(ref Utf8JsonReader json, List<string> texts)
    {
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                texts.Add(json.Text());
            }
        }
    }
}
