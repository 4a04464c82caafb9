using System.IO.Enumeration;
using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>A field has one of some values; <c>*</c> and <c>?</c> are wildcards, null stands for no field.</summary>
internal sealed class FieldIs(FieldPath path, IReadOnlyList<string?> values) : FieldTest(path)
{
    public override bool Holds(JsonElement root)
    {
        var found = Path.Find(root).Values.ToArray();
        return values.Any(value => value is null
            ? found.Length == 0
            : found.Any(field => FileSystemName.MatchesSimpleExpression(value, field, ignoreCase: true)));
    }
}
