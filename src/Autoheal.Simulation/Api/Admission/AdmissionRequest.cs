using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>One write on its way through admission.</summary>
internal sealed record AdmissionRequest
{
    public required ObjectStore Store { get; init; }

    public required ObjectKind Kind { get; init; }

    /// <summary>CREATE, UPDATE or DELETE.</summary>
    public required string Operation { get; init; }

    /// <summary>The object as it is to become; for a deletion as it is. Mutating plug-ins change it in place.</summary>
    public required JsonObject Object { get; init; }

    /// <summary>The object as it is; null when it is new.</summary>
    public StoredObject? Old { get; init; }

    public string? Namespace => Kind.Namespaced ? Object.Text("metadata", "namespace") : null;

    public string Name => Object.Text("metadata", "name") ?? "";

    public bool Creates => Operation == "CREATE";

    /// <summary>A refusal worded as the generic part of admission words it.</summary>
    public StoreException Forbidden(string why) => StoreException.Forbidden(Kind, Name, why);

    /// <summary>The refusal of a mutating plug-in: at that time the server has not made up a name yet, so that only its beginning is known.</summary>
    public StoreException ForbiddenUnnamed(string why) =>
        StoreException.Forbidden(Kind, Creates && Object.Text("metadata", "generateName") is { Length: > 0 } beginning ? beginning : Name, why);
}
