using System.Text.Json.Serialization;
using Autoheal.Hosting.Approvals;
using Autoheal.Hosting.Diagnostics;
using Autoheal.Hosting.Incidents;
using Autoheal.Hosting.Learning;
using Autoheal.Hosting.Perception;
using Autoheal.Hosting.Policy;
using Autoheal.Hosting.Requests;
using Autoheal.Learning.Autonomy;
using Autoheal.Learning.Shadow;

namespace Autoheal.Hosting;

/// <summary>The JSON of the HTTP side, for the host and for its clients: camel case, null written out, no member twice. Thread-safe.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    MaxDepth = 16)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(AlertsAccepted))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(IncidentList))]
[JsonSerializable(typeof(IncidentView))]
[JsonSerializable(typeof(CommandBody))]
[JsonSerializable(typeof(CommandRecorded))]
[JsonSerializable(typeof(RequestView))]
[JsonSerializable(typeof(ApprovalBody))]
[JsonSerializable(typeof(AnswerRecorded))]
[JsonSerializable(typeof(GrantList))]
[JsonSerializable(typeof(GrantBody))]
[JsonSerializable(typeof(GrantRevocationBody))]
[JsonSerializable(typeof(GrantRecorded))]
[JsonSerializable(typeof(MaturityReport))]
[JsonSerializable(typeof(DemotionBody))]
[JsonSerializable(typeof(DemotionRecorded))]
[JsonSerializable(typeof(ShadowReport))]
[JsonSerializable(typeof(ControlBody))]
[JsonSerializable(typeof(ControlRecorded))]
public sealed partial class HostingJsonContext : JsonSerializerContext;
