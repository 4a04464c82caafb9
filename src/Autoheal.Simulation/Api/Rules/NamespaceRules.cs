using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>What namespaces start with, and what may be created in them.</summary>
internal static class NamespaceRules
{
    private const string NameLabel = "kubernetes.io/metadata.name";

    public static void Default(JsonObject value)
    {
        var metadata = value.Ensure("metadata");
        if (metadata.Text("name") is { } name)
            metadata.Ensure("labels").Default(NameLabel, name);
        value.Ensure("spec").Default("finalizers", new JsonArray("kubernetes"));
    }

    /// <summary>Only the deletion of a namespace takes its finalizers away.</summary>
    public static void KeepFinalizers(JsonObject updated, StoredObject current)
    {
        if (!current.Deleting && current.Spec.Array("finalizers") is { } finalizers)
            updated.Ensure("spec")["finalizers"] = finalizers.DeepClone();
    }

    /// <exception cref="StoreException">NotFound, or Forbidden when the namespace is being deleted.</exception>
    public static void RequireLive(ObjectStore store, ObjectKind kind, JsonObject created)
    {
        var name = created.Text("metadata", "namespace") ?? "";
        var ns = store.Find(Kinds.Namespace, null, name) ?? throw StoreException.NotFound(Kinds.Namespace, name);
        // Events about what happens while a namespace goes are still welcome in practice, but the real server refuses them too.
        if (!ns.Deleting)
            return;
        var why = $"unable to create new content in namespace {name} because it is being terminated";
        var subject = created.Text("metadata", "name") ?? created.Text("metadata", "generateName") ?? "";
        throw new StoreException(StatusReason.Forbidden, $"{kind.QualifiedResource} \"{subject}\" is forbidden: {why}")
        {
            Kind = kind,
            Name = subject,
            Causes = [new("NamespaceTerminating", "metadata.namespace", $"namespace {name} is being terminated")],
        };
    }
}
