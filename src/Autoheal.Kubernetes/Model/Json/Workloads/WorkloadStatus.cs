namespace Autoheal.Kubernetes.Model.Json;

/// <summary>The fields that the status of most workloads share, while they are being read.</summary>
internal struct WorkloadStatus
{
    public int ObservedGeneration;
    public int Replicas;
    public int Updated;
    public int Ready;
    public int Available;
    public IReadOnlyList<ObjectCondition>? Conditions;

    /// <summary>Reads the property if it is one of them; otherwise the reader stays at its name.</summary>
    public bool Take(ref JsonCursor json)
    {
        if (json.At("observedGeneration"u8)) ObservedGeneration = json.Integer() ?? 0;
        else if (json.At("replicas"u8)) Replicas = json.Integer() ?? 0;
        else if (json.At("updatedReplicas"u8)) Updated = json.Integer() ?? 0;
        else if (json.At("readyReplicas"u8)) Ready = json.Integer() ?? 0;
        else if (json.At("availableReplicas"u8)) Available = json.Integer() ?? 0;
        else if (json.At("conditions"u8)) Conditions = ConditionReader.Read(ref json);
        else return false;

        return true;
    }

    public static WorkloadStatus Read(ref JsonCursor json)
    {
        var status = default(WorkloadStatus);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (!status.Take(ref json))
                {
                    json.Skip();
                }
            }
        }

        return status;
    }
}
