using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Removes Events an hour after they were last written, as the API server's lease on them does.</summary>
internal sealed class EventExpiry(ControllerContext context) : IController
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(1);

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Event && change.Type == ChangeType.Added)
            Book(ObjectKey.Of(change.Object), context.Now + s_lifetime);
    }

    private void Book(ObjectKey key, DateTimeOffset due) => context.Agenda.At(due, () => Expire(key));

    private void Expire(ObjectKey key)
    {
        if (context.Store.Find(Kinds.Event, key.Namespace, key.Name) is not { } found)
            return;
        var last = KubernetesTime.Parse(found.Json.Text("lastTimestamp") ?? found.Metadata.Text("creationTimestamp")!);
        if (last + s_lifetime > context.Now)
            Book(key, last + s_lifetime);
        else
            context.Store.Delete(Kinds.Event, key.Namespace, key.Name, DeleteOptions.Default);
    }
}
