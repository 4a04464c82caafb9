using System.Text.Json.Serialization;

namespace Autoheal.Hosting.Learning;

/// <summary>Actions are sent back to the people, or that is lifted.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DemotionBody
{
    /// <summary>Gets the action's name, in which <c>*</c> stands for any characters; required.</summary>
    public string? Action { get; init; }

    /// <summary>Gets the environment; all when left out.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the service as <c>namespace/name</c>; all when left out.</summary>
    public string? Service { get; init; }

    /// <summary>Gets why, at most 500 characters; required.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets whether an earlier demotion of exactly these is lifted; needs a role.</summary>
    public bool? Lift { get; init; }

    /// <summary>What is wrong with it and what would be right; null when nothing is.</summary>
    internal string? Check() => this switch
    {
        { Action: null or { Length: 0 or > 100 } } => "'action' must be the name of an action, or *",
        { Environment: { Length: 0 or > 63 } } => "'environment' must be the name of an environment",
        { Service: { } service } when service.Length > 300 || service.Count(c => c == '/') != 1 => "'service' must be namespace/name",
        { Reason: null or { Length: 0 or > 500 } } => "'reason' must say why, in at most 500 characters",
        _ => null,
    };
}
