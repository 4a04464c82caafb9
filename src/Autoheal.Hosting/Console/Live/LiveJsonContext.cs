using System.Text.Json.Serialization;

namespace Autoheal.Hosting.Console.Live;

/// <summary>The JSON of the events that pages follow.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LiveChange))]
[JsonSerializable(typeof(LiveControl))]
internal sealed partial class LiveJsonContext : JsonSerializerContext;
