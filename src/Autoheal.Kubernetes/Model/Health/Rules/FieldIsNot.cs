using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>A field is there and has another value.</summary>
internal sealed class FieldIsNot(FieldPath path, string value) : FieldTest(path)
{
    public override bool Holds(JsonElement root) => Path.Find(root).Values.Any(field => field != value);
}
