using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>What a rule asks of fields. With wildcards one field is enough.</summary>
internal abstract class FieldTest(FieldPath path)
{
    protected FieldPath Path => path;

    public abstract bool Holds(JsonElement root);
}
