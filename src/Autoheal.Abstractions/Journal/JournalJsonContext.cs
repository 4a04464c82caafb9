using System.Text.Json.Serialization;
using Autoheal.Approvals;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Journal;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(JournalEvent))]
[JsonSerializable(typeof(RemediationPlan))]
[JsonSerializable(typeof(ApprovalSubmission))]
[JsonSerializable(typeof(ControlCommand))]
[JsonSerializable(typeof(GrantSubmission))]
[JsonSerializable(typeof(GrantRevocation))]
[JsonSerializable(typeof(IncidentCommand))]
[JsonSerializable(typeof(DemotionSubmission))]
internal sealed partial class JournalJsonContext : JsonSerializerContext;
