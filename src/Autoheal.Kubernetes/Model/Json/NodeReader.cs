namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a node.</summary>
internal static class NodeReader
{
    public static Node Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = new Spec { Taints = [], PodCidr = "" };
        var status = new Status { Conditions = [], Capacity = ResourceAmounts.None, Allocatable = ResourceAmounts.None };
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) ReadSpec(ref json, ref spec);
                else if (json.At("status"u8)) ReadStatus(ref json, ref status);
                else json.Skip();
            }
        }

        return new Node
        {
            Metadata = metadata,
            Unschedulable = spec.Unschedulable,
            Taints = spec.Taints,
            PodCidr = spec.PodCidr,
            Conditions = status.Conditions,
            Capacity = status.Capacity,
            Allocatable = status.Allocatable,
            KubeletVersion = status.Kubelet ?? "",
            ContainerRuntime = status.Runtime ?? "",
        };
    }

    private static void ReadSpec(ref JsonCursor json, ref Spec spec)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("unschedulable"u8)) spec.Unschedulable = json.Flag();
            else if (json.At("podCIDR"u8)) spec.PodCidr = json.Text();
            else if (json.At("taints"u8)) spec.Taints = ReadTaints(ref json);
            else json.Skip();
        }
    }

    private static void ReadStatus(ref JsonCursor json, ref Status status)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("conditions"u8)) status.Conditions = ConditionReader.Read(ref json);
            else if (json.At("capacity"u8)) status.Capacity = AmountReader.Read(ref json);
            else if (json.At("allocatable"u8)) status.Allocatable = AmountReader.Read(ref json);
            else if (json.At("nodeInfo"u8)) ReadVersions(ref json, ref status);
            else json.Skip();
        }
    }

    private static void ReadVersions(ref JsonCursor json, ref Status status)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("kubeletVersion"u8)) status.Kubelet = json.Text();
            else if (json.At("containerRuntimeVersion"u8)) status.Runtime = json.Text();
            else json.Skip();
        }
    }

    private static List<Taint> ReadTaints(ref JsonCursor json)
    {
        var taints = new List<Taint>(1);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                taints.Add(ReadTaint(ref json));
            }
        }

        return taints;
    }

    private static Taint ReadTaint(ref JsonCursor json)
    {
        string key = "", value = "", effect = "";
        DateTimeOffset? added = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("key"u8)) key = json.Text();
                else if (json.At("value"u8)) value = json.Text();
                else if (json.At("effect"u8)) effect = json.Text();
                else if (json.At("timeAdded"u8)) added = json.Time();
                else json.Skip();
            }
        }

        return new Taint { Key = key, Value = value, Effect = effect, AddedAt = added };
    }

    private struct Spec
    {
        public bool Unschedulable;
        public IReadOnlyList<Taint> Taints;
        public string PodCidr;
    }

    private struct Status
    {
        public IReadOnlyList<ObjectCondition> Conditions;
        public ResourceAmounts Capacity;
        public ResourceAmounts Allocatable;
        public string? Kubelet;
        public string? Runtime;
    }
}
