namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads <c>metadata</c>.</summary>
internal static class MetadataReader
{
    public static ObjectMetadata Read(ref JsonCursor json)
    {
        string name = "", @namespace = "", uid = "", version = "";
        var generation = 0;
        IReadOnlyList<string> finalizers = [];
        DateTimeOffset? created = null, deleted = null;
        var labels = LabelSet.Empty;
        var annotations = AnnotationReader.None;
        IReadOnlyList<OwnerReference> owners = [];
        IReadOnlyList<FieldChangeRecord> changes = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8)) name = json.OwnText();
                else if (json.At("namespace"u8)) @namespace = json.Text();
                else if (json.At("uid"u8)) uid = json.OwnText();
                else if (json.At("resourceVersion"u8)) version = json.OwnText();
                else if (json.At("generation"u8)) generation = json.Integer() ?? 0;
                else if (json.At("creationTimestamp"u8)) created = json.Time();
                else if (json.At("deletionTimestamp"u8)) deleted = json.Time();
                else if (json.At("finalizers"u8)) finalizers = json.Texts();
                else if (json.At("labels"u8)) labels = LabelReader.Read(ref json);
                else if (json.At("annotations"u8)) annotations = AnnotationReader.Read(ref json);
                else if (json.At("ownerReferences"u8)) owners = ReadOwners(ref json);
                else if (json.At("managedFields"u8)) changes = ManagedFieldsReader.Read(ref json);
                else json.Skip();
            }
        }

        return new ObjectMetadata
        {
            Name = name,
            Namespace = @namespace,
            Uid = uid,
            ResourceVersion = version,
            Generation = generation,
            Finalizers = finalizers,
            CreatedAt = created ?? default,
            DeletedAt = deleted,
            Labels = labels,
            Owners = owners,
            Changes = changes,
            AnnotationKeys = annotations.Keys,
            GitOps = annotations.GitOps ?? GitOpsLabels.Find(labels),
            Revision = annotations.Revision,
            EarlierRevisions = annotations.EarlierRevisions,
            DesiredReplicas = annotations.DesiredReplicas,
            AppliedReplicas = annotations.AppliedReplicas,
            Drift = annotations.Drift,
            MarkedDefault = annotations.MarkedDefault,
        };
    }

    private static List<OwnerReference> ReadOwners(ref JsonCursor json)
    {
        var owners = new List<OwnerReference>(1);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                owners.Add(ReadOwner(ref json));
            }
        }

        return owners;
    }

    private static OwnerReference ReadOwner(ref JsonCursor json)
    {
        string apiVersion = "", kind = "", name = "", uid = "";
        var controller = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("apiVersion"u8)) apiVersion = json.Text();
                else if (json.At("kind"u8)) kind = json.Text();
                else if (json.At("name"u8)) name = json.Text();
                else if (json.At("uid"u8)) uid = json.Text();
                else if (json.At("controller"u8)) controller = json.Flag();
                else json.Skip();
            }
        }

        return new OwnerReference { ApiVersion = apiVersion, Kind = kind, Name = name, Uid = uid, Controller = controller };
    }
}
