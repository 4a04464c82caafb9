namespace Autoheal.Kubernetes.Model.Json;

/// <summary>The fields that the specs of all workloads share, while they are being read.</summary>
internal struct WorkloadSpec
{
    public int? Replicas;
    public int MinReadySeconds;
    public LabelSelector? Selector;
    public PodTemplate? Template;

    /// <summary>Reads the property if it is one of them; otherwise the reader stays at its name.</summary>
    public bool Take(ref JsonCursor json)
    {
        if (json.At("replicas"u8)) Replicas = json.Integer();
        else if (json.At("minReadySeconds"u8)) MinReadySeconds = json.Integer() ?? 0;
        else if (json.At("selector"u8)) Selector = LabelReader.ReadSelector(ref json);
        else if (json.At("template"u8)) Template = TemplateReader.Read(ref json);
        else return false;

        return true;
    }
}
