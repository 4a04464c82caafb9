using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Selecting;

/// <summary>One condition of a label selector.</summary>
internal sealed record LabelRequirement(string Key, LabelOperator Operator, IReadOnlyList<string> Values)
{
    public bool Matches(JsonObject? labels)
    {
        var value = labels.Text(Key);
        return Operator switch
        {
            LabelOperator.In => value is not null && Contains(value),
            LabelOperator.NotIn => value is null || !Contains(value),
            LabelOperator.Exists => value is not null,
            _ => value is null,
        };
    }

    private bool Contains(string value)
    {
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i] == value)
                return true;
        }

        return false;
    }
}
