using System.Text.Json.Serialization;

namespace Autoheal.Kubernetes.Perception;

/// <summary>How signs are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportedSign[]))]
internal sealed partial class KubernetesSignalJson : JsonSerializerContext;
