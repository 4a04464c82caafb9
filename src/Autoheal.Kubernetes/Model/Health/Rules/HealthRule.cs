using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>When all its tests hold, an object has this health.</summary>
internal sealed class HealthRule(IReadOnlyList<FieldTest> tests, HealthStatus status, string say)
{
    private readonly FieldPath? _message = say.Contains(' ', StringComparison.Ordinal) || !say.Contains('.', StringComparison.Ordinal) ? null : new FieldPath(say);

    public ObjectHealth? Judge(JsonElement root) => tests.All(test => test.Holds(root))
        ? new ObjectHealth { Status = status, Message = _message?.FindText(root) ?? say }
        : null;
}
