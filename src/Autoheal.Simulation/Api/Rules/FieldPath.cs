using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>A field as <c>fieldsV1</c> names it, at most three levels deep, such as <c>f:metadata / f:labels / f:app</c>.</summary>
/// <param name="Section">The outermost field.</param>
/// <param name="Group">The field below it; null when the section itself is meant.</param>
/// <param name="Field">The field below that; null when the group itself is meant.</param>
/// <param name="Present">Whether the object has the field, that is, whether it was written rather than removed.</param>
internal readonly record struct FieldPath(string Section, string? Group, string? Field, bool Present)
{
    public void AddTo(JsonObject fields)
    {
        var node = fields.Ensure("f:" + Section);
        if (Group is not null)
            node = node.Ensure("f:" + Group);
        if (Field is not null)
            node.Ensure("f:" + Field);
    }

    /// <summary>Removes the field and whatever became empty above it.</summary>
    public void RemoveFrom(JsonObject fields)
    {
        var section = "f:" + Section;
        if (fields.Object(section) is not { } inSection)
            return;
        if (Group is not null)
        {
            var group = "f:" + Group;
            if (Field is not null && inSection.Object(group) is { } inGroup)
            {
                inGroup.Remove("f:" + Field);
                if (inGroup.Count > 0)
                    return;
            }

            inSection.Remove(group);
            if (inSection.Count > 0)
                return;
        }

        fields.Remove(section);
    }
}
