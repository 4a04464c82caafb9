using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>A field reads <c>n/n</c>.</summary>
internal sealed class FieldIsFull(FieldPath path) : FieldTest(path)
{
    public override bool Holds(JsonElement root) =>
        Path.Find(root).Values.Any(field => field.Split('/') is [var ready, var all] && ready == all);
}
