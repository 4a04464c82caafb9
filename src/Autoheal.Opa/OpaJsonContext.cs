using System.Text.Json.Serialization;

namespace Autoheal.Opa;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OpaInput.Document))]
internal sealed partial class OpaJsonContext : JsonSerializerContext;
