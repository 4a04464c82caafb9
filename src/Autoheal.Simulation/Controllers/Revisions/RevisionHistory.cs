using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Revisions;

/// <summary>The ControllerRevisions in which StatefulSets and DaemonSets keep their templates: one for each template, numbered in the order of use.</summary>
internal sealed class RevisionHistory(ControllerContext context)
{
    private const string HashLabel = "controller.kubernetes.io/hash";
    private const int DefaultLimit = 10;

    /// <summary>The revisions of a workload, the oldest first.</summary>
    public List<StoredObject> Of(StoredObject owner)
    {
        var revisions = context.Owners.Controlled(owner.Uid, Kinds.ControllerRevision);
        revisions.Sort(static (a, b) => NumberOf(a).CompareTo(NumberOf(b)) is var order and not 0 ? order : string.CompareOrdinal(a.Name, b.Name));
        return revisions;
    }

    /// <summary>The revision of the workload's template, made when there is none. A template that comes back takes the next number.</summary>
    public StoredObject Ensure(StoredObject owner)
    {
        var template = owner.Spec.Object("template")!;
        var revisions = Of(owner);
        var next = revisions.Count == 0 ? 1 : NumberOf(revisions[^1]) + 1;
        if (revisions.FindLast(revision => JsonNode.DeepEquals(TemplateIn(revision), Marked(template))) is not { } known)
            return Create(owner, template, next);
        return known == revisions[^1] ? known : context.Store.Mutate(known.Kind, known.Namespace, known.Name, json => json["revision"] = next);
    }

    /// <summary>Deletes the oldest revisions that nobody needs beyond the workload's history limit.</summary>
    public void Trim(StoredObject owner, IReadOnlySet<string> needed)
    {
        var limit = (int)(owner.Spec.Number("revisionHistoryLimit") ?? DefaultLimit);
        var free = Of(owner).FindAll(revision => !needed.Contains(revision.Name));
        foreach (var old in free.Take(free.Count - limit))
            context.Store.Delete(old.Kind, old.Namespace, old.Name, DeleteOptions.Default);
    }

    /// <summary>The template that a revision stands for, as pods are made from it.</summary>
    public static JsonObject TemplateOf(StoredObject revision)
    {
        var template = TemplateIn(revision)!.Clone();
        template.Remove("$patch");
        return template;
    }

    public static string HashOf(StoredObject revision) => revision.Labels.Text(HashLabel) ?? "";

    private static long NumberOf(StoredObject revision) => revision.Json.Number("revision") ?? 0;

    private static JsonObject? TemplateIn(StoredObject revision) => revision.Json.Object("data").Object("spec").Object("template");

    /// <summary>The template as a patch that replaces the one before, which is what the real controllers store.</summary>
    private static JsonObject Marked(JsonObject template)
    {
        var marked = template.Clone();
        marked["$patch"] = "replace";
        return marked;
    }

    private StoredObject Create(StoredObject owner, JsonObject template, long number)
    {
        for (var collisions = 0L; ; collisions++)
        {
            var hash = PodTemplateHash.Of(template, collisions);
            var name = string.Create(CultureInfo.InvariantCulture, $"{owner.Name}-{hash}");
            if (context.Store.Find(Kinds.ControllerRevision, owner.Namespace, name) is not null)
                continue;
            var labels = template.Object("metadata").Object("labels")?.Clone() ?? [];
            labels[HashLabel] = hash;
            return context.Store.Create(Kinds.ControllerRevision, new JsonObject
            {
                ["metadata"] = new JsonObject
                {
                    ["name"] = name,
                    ["namespace"] = owner.Namespace,
                    ["labels"] = labels,
                    ["annotations"] = owner.Annotations?.Clone() ?? [],
                    ["ownerReferences"] = new JsonArray(OwnerReferences.ControllerOf(owner)),
                },
                ["data"] = new JsonObject { ["spec"] = new JsonObject { ["template"] = Marked(template) } },
                ["revision"] = number,
            });
        }
    }
}
