using System.Text.Json.Serialization;

namespace Autoheal.Hosting.Approvals;

/// <summary>A person's answer is durable. Whether it counts stands in the incident's transcript.</summary>
public sealed record AnswerRecorded
{
    /// <summary>Gets the request's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>Gets whose answer it is.</summary>
    public required string PersonId { get; init; }

    /// <summary>Gets whether the person approved.</summary>
    public required bool Approve { get; init; }

    /// <summary>Gets whether the person took an approval back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Revoke { get; init; }
}
