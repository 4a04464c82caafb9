namespace Autoheal.Kubernetes.Context;

/// <summary>One object of a recording.</summary>
internal sealed class RecordedObject
{
    public required string Kind { get; init; }

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public string Uid { get; init; } = "";

    /// <summary>Gets the resourceVersion when it is a number, as it is on every server that was seen; 0 otherwise.</summary>
    public long Version { get; init; }

    public required byte[] Utf8 { get; init; }
}
