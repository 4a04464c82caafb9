using System.Text.Json.Serialization;
using Autoheal.Cli.Commands;
using Autoheal.Cli.Reports;

namespace Autoheal.Cli.Output;

/// <summary>The JSON of the command line contract: camel case, null written out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoReport))]
[JsonSerializable(typeof(DiagnosisReport))]
[JsonSerializable(typeof(PlanResult))]
[JsonSerializable(typeof(ScenarioList))]
[JsonSerializable(typeof(SimResult))]
[JsonSerializable(typeof(AuditVerifyResult))]
[JsonSerializable(typeof(AuditShowResult))]
[JsonSerializable(typeof(AnswerResult))]
[JsonSerializable(typeof(KillResult))]
[JsonSerializable(typeof(RbacReport))]
[JsonSerializable(typeof(ActionCatalogueReport))]
[JsonSerializable(typeof(HealthReport[]))]
[JsonSerializable(typeof(LogMatchReport[]))]
[JsonSerializable(typeof(LogPatternsReport))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
