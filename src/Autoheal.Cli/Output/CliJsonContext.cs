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
[JsonSerializable(typeof(RevokeResult))]
[JsonSerializable(typeof(GivenResult))]
[JsonSerializable(typeof(GrantResult))]
[JsonSerializable(typeof(DemotionResult))]
[JsonSerializable(typeof(KillResult))]
[JsonSerializable(typeof(RbacReport))]
[JsonSerializable(typeof(PolicyCheckReport))]
[JsonSerializable(typeof(PolicyExplanationReport))]
[JsonSerializable(typeof(PolicyTestReport))]
[JsonSerializable(typeof(PolicyReplayReport))]
[JsonSerializable(typeof(ActionCatalogueReport))]
[JsonSerializable(typeof(HealthReport[]))]
[JsonSerializable(typeof(LogMatchReport[]))]
[JsonSerializable(typeof(LogPatternsReport))]
[JsonSerializable(typeof(EvaluationReport))]
[JsonSerializable(typeof(CauseReport))]
[JsonSerializable(typeof(CauseListReport))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
