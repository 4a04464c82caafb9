namespace Autoheal.Kubernetes.Model;

/// <summary>Who last wrote which part of an object, as the API server recorded it in <c>managedFields</c>. The manager's name is untrusted.</summary>
public sealed class FieldChangeRecord
{
    /// <summary>Gets the manager's name as it called itself.</summary>
    public required string Manager { get; init; }

    /// <summary>Gets the operation: <c>Update</c> or <c>Apply</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets when, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the subresource that was written, for instance <c>scale</c>; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>Gets what was written.</summary>
    public ChangedParts Parts { get; init; }

    /// <summary>Gets a value indicating whether fields of <c>spec</c> are among them.</summary>
    public bool TouchesSpec => (Parts & ChangedParts.Spec) != 0;

    /// <summary>Gets a value indicating whether fields of a ConfigMap's <c>data</c> are among them.</summary>
    public bool TouchesContent => (Parts & ChangedParts.Content) != 0;
}
