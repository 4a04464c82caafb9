using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads pod templates and the specs of pods.</summary>
internal static class TemplateReader
{
    /// <summary>Reads a <c>template</c>: metadata and spec.</summary>
    public static PodTemplate Read(ref Utf8JsonReader json)
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

        return draft.Build(labels);
    }

    /// <summary>Reads a pod's or template's <c>spec</c> into a draft.</summary>
    public static void ReadSpec(ref Utf8JsonReader json, TemplateDraft draft)
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
            else draft.OtherDigest ^= JsonDigest.OfProperty(ref json);
        }
    }

    // Annotations of a template count as a difference between revisions, except the one that a restart writes.
    private static LabelSet ReadLabels(ref Utf8JsonReader json, TemplateDraft draft)
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

    private static void ReadAnnotations(ref Utf8JsonReader json, TemplateDraft draft)
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

    private static void ReadContainers(ref Utf8JsonReader json, TemplateDraft draft, bool init)
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

    private static void ReadVolumes(ref Utf8JsonReader json, TemplateDraft draft)
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
