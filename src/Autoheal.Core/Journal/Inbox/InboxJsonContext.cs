using System.Text.Json.Serialization;

namespace Autoheal.Journal;

/// <summary>The JSON of inbox files; unknown members and nulls in required ones are refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(InboxFile))]
internal sealed partial class InboxJsonContext : JsonSerializerContext;
