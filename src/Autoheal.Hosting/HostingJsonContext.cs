using System.Text.Json.Serialization;
using Autoheal.Hosting.Approvals;
using Autoheal.Hosting.Diagnostics;
using Autoheal.Hosting.Incidents;
using Autoheal.Hosting.Perception;
using Autoheal.Hosting.Policy;
using Autoheal.Hosting.Requests;

namespace Autoheal.Hosting;

/// <summary>The JSON of the HTTP side: camel case, null written out; bodies with unknown or repeated members are refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    MaxDepth = 16)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(AlertsAccepted))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(IncidentList))]
[JsonSerializable(typeof(IncidentView))]
[JsonSerializable(typeof(RequestView))]
[JsonSerializable(typeof(ApprovalBody))]
[JsonSerializable(typeof(AnswerRecorded))]
[JsonSerializable(typeof(ControlBody))]
[JsonSerializable(typeof(ControlRecorded))]
public sealed partial class HostingJsonContext : JsonSerializerContext;
