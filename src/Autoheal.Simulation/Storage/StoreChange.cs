namespace Autoheal.Simulation.Storage;

/// <summary>
/// One committed change. <see cref="Object"/> is the state after it; for a deletion the last state, carrying the resource version of
/// the deletion. <see cref="Old"/> is the state before it, null for an addition.
/// </summary>
internal sealed record StoreChange(ChangeType Type, StoredObject Object, StoredObject? Old)
{
    public ObjectKind Kind => Object.Kind;

    public long ResourceVersion => Object.ResourceVersion;
}
