namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads the <c>updateStrategy</c> of StatefulSets and DaemonSets.</summary>
internal static class UpdateStrategyReader
{
    public static (string? Type, int Partition) Read(ref JsonCursor json)
    {
        string? type = null;
        var partition = 0;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("type"u8)) type = json.Text();
                else if (json.At("rollingUpdate"u8)) partition = ReadPartition(ref json);
                else json.Skip();
            }
        }

        return (type, partition);
    }

    private static int ReadPartition(ref JsonCursor json)
    {
        var partition = 0;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("partition"u8)) partition = json.Integer() ?? 0;
                else json.Skip();
            }
        }

        return partition;
    }
}
