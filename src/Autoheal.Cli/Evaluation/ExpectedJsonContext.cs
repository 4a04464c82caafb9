using System.Text.Json;
using System.Text.Json.Serialization;

namespace Autoheal.Cli.Evaluation;

/// <summary>Reads <c>expected.json</c>; a misspelt member is an error, not an expectation that is always met.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(ExpectedDiagnosis))]
internal sealed partial class ExpectedJsonContext : JsonSerializerContext;
