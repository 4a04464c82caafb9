namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads pod templates and the specs of pods.</summary>
internal static class TemplateReader
{
    /// <summary>Reads a <c>template</c>: metadata and spec.</summary>
    public static PodTemplate Read(ref JsonCursor json)
    {
        var labels = LabelSet.Empty;
        var draft = new TemplateDraft();
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) labels = ReadLabels(ref json, draft);
                else if (json.At("spec"u8)) ReadSpec(ref json, draft);
                else json.Skip();
            }
        }

        return draft.Build(labels, pinned: true);
    }

    /// <summary>Reads a pod's or template's <c>spec</c> into a draft.</summary>
    public static void ReadSpec(ref JsonCursor json, TemplateDraft draft)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("initContainers"u8)) ReadContainers(ref json, draft, init: true);
            else if (json.At("containers"u8)) ReadContainers(ref json, draft, init: false);
            else if (json.At("volumes"u8)) ReadVolumes(ref json, draft);
            else if (json.At("nodeName"u8)) draft.NodeName = json.Text();
            else if (json.At("priority"u8)) draft.Priority = json.Integer() ?? 0;
            else if (json.At("serviceAccountName"u8)) draft.ServiceAccount = json.Text();
            else if (json.At("serviceAccount"u8)) json.Skip();
            else if (json.At("restartPolicy"u8)) draft.RestartPolicy = json.Text();
            else if (json.At("imagePullSecrets"u8)) draft.ImagePullSecrets = NamedObjectReader.ReadNames(ref json);
            else if (!ReadSecurity(ref json, draft) && !SchedulingReader.Read(ref json, draft.Scheduling) && !NetworkingReader.Read(ref json, draft))
            {
                draft.OtherDigest ^= JsonDigest.OfProperty(ref json);
            }
        }
    }

    private static bool ReadSecurity(ref JsonCursor json, TemplateDraft draft)
    {
        if (json.At("securityContext"u8)) draft.Security = SecurityReader.Read(ref json, draft.Security);
        else if (json.At("hostNetwork"u8)) draft.Security = draft.Security with { HostNetwork = json.Flag() };
        else if (json.ValueTextEquals("hostPID"u8) || json.ValueTextEquals("hostIPC"u8))
        {
            json.Read();
            draft.Security = draft.Security with { HostProcesses = draft.Security.HostProcesses | json.Flag() };
        }
        else return false;

        return true;
    }

    // Annotations of a template count as a difference between revisions, except the one that a restart writes.
    private static LabelSet ReadLabels(ref JsonCursor json, TemplateDraft draft)
    {
        var labels = LabelSet.Empty;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("labels"u8)) labels = LabelReader.Read(ref json);
                else if (json.At("annotations"u8)) ReadAnnotations(ref json, draft);
                else json.Skip();
            }
        }

        return labels;
    }

    private static void ReadAnnotations(ref JsonCursor json, TemplateDraft draft)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.ValueTextEquals("kubectl.kubernetes.io/restartedAt"u8)) json.Skip();
            else draft.OtherDigest ^= JsonDigest.OfProperty(ref json);
        }
    }

    private static void ReadContainers(ref JsonCursor json, TemplateDraft draft, bool init)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextItem())
        {
            draft.Add(ContainerReader.Read(ref json, init));
        }
    }

    private static void ReadVolumes(ref JsonCursor json, TemplateDraft draft)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextItem())
        {
            VolumeReader.Read(ref json, draft);
        }
    }
}
