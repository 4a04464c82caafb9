namespace Autoheal.Simulation.Storage;

/// <summary>Gives the store back its previous writer when disposed; see <see cref="ObjectStore.As"/>.</summary>
internal readonly struct WriterScope(ObjectStore store, string previous) : IDisposable
{
    public void Dispose() => store.Writer = previous;
}
