using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Furnishes new namespaces with their default ServiceAccount and root certificate, and empties those that are being deleted.</summary>
internal sealed class NamespaceController : IController
{
    private const string RootCertificates = "kube-root-ca.crt";
    private const string DefaultAccount = "default";
    private static readonly TimeSpan s_refurnish = TimeSpan.FromMilliseconds(50);
    private readonly ControllerContext _context;
    private readonly WorkQueue _queue;

    public NamespaceController(ControllerContext context)
    {
        _context = context;
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Namespace)
        {
            // The real controllers need a moment as well, but a pod that is made at once must find its account.
            if (change.Type == ChangeType.Added)
                Furnish(change.Object.Name);
            else if (change.Type == ChangeType.Modified)
                _queue.Add(ObjectKey.Of(change.Object));
        }
        else if (change.Type == ChangeType.Deleted && change.Object.Namespace is { } name && _context.Store.Find(Kinds.Namespace, null, name) is { } home)
        {
            if (home.Deleting)
                _queue.Add(new(null, name));
            else if (IsFurniture(change.Object))
                _context.Agenda.In(s_refurnish, () => Refurnish(name));
        }
    }

    private static bool IsFurniture(StoredObject value) =>
        (value.Kind == Kinds.ServiceAccount && value.Name == DefaultAccount) || (value.Kind == Kinds.ConfigMap && value.Name == RootCertificates);

    private void Refurnish(string name)
    {
        if (_context.Store.Find(Kinds.Namespace, null, name) is { Deleting: false })
            Furnish(name);
    }

    private void Furnish(string name)
    {
        if (_context.Store.Find(Kinds.ServiceAccount, name, DefaultAccount) is null)
            _context.Store.Create(Kinds.ServiceAccount, Named(name, DefaultAccount));
        if (_context.Store.Find(Kinds.ConfigMap, name, RootCertificates) is not null)
            return;
        var certificates = Named(name, RootCertificates);
        certificates.Object("metadata")!["annotations"] = new JsonObject
        {
            ["kubernetes.io/description"] = "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the "
                + "internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.",
        };
        certificates["data"] = new JsonObject { ["ca.crt"] = "-----BEGIN CERTIFICATE-----\nsimulated\n-----END CERTIFICATE-----\n" };
        _context.Store.Create(Kinds.ConfigMap, certificates);
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.Namespace, null, key.Name) is not { Deleting: true } terminating)
            return;
        foreach (var left in ContentOf(key.Name))
        {
            if (!left.Deleting)
                _context.Store.Delete(left.Kind, key.Name, left.Name, DeleteOptions.Default);
        }

        var content = new NamespaceContent();
        foreach (var left in ContentOf(key.Name))
            content.Add(left);
        _context.WriteStatus(terminating, status => content.Describe(status, _context.NowText));
        if (content.IsEmpty)
            Finalize(terminating);
    }

    private List<StoredObject> ContentOf(string name) =>
        [.. _context.Store.AllKinds.Where(kind => kind.Namespaced).ToList().SelectMany(kind => _context.Store.List(kind, name))];

    private void Finalize(StoredObject terminating)
    {
        if (terminating.Spec.Array("finalizers") is { Count: > 0 })
            _context.Store.Mutate(Kinds.Namespace, null, terminating.Name, json => json.Object("spec")!.Remove("finalizers"));
        _context.Store.Delete(Kinds.Namespace, null, terminating.Name, DeleteOptions.Default);
    }

    private static JsonObject Named(string ns, string name) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = ns },
    };
}
