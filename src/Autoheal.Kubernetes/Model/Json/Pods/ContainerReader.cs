namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads one container of a pod template.</summary>
internal static class ContainerReader
{
    public static ContainerSpec Read(ref JsonCursor json, bool init)
    {
        var name = FindName(json);
        var draft = new ContainerDraft { Words = init ? new() : null };
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("image"u8)) draft.Image = json.PrintableText();
                else if (json.At("imagePullPolicy"u8)) draft.PullPolicy = json.Text();
                else if (json.At("env"u8)) draft.Env = EnvReader.Read(ref json, name);
                else if (json.At("envFrom"u8)) draft.EnvFrom = EnvReader.ReadFrom(ref json, name);
                else if (json.ValueTextEquals("command"u8) || json.ValueTextEquals("args"u8)) CommandReader.Read(ref json, draft);
                else if (!ReadProbe(ref json, draft) && !ReadSurroundings(ref json, draft)) draft.OtherDigest ^= JsonDigest.OfProperty(ref json);
            }
        }

        return draft.Build(name, init);
    }

    private static bool ReadProbe(ref JsonCursor json, ContainerDraft draft)
    {
        var start = json;
        if (json.At("livenessProbe"u8)) draft.Liveness = ProbeReader.Read(ref json);
        else if (json.At("readinessProbe"u8)) draft.Readiness = ProbeReader.Read(ref json);
        else if (json.At("startupProbe"u8)) draft.Startup = ProbeReader.Read(ref json);
        else return false;

        draft.ProbesDigest ^= JsonDigest.Peek(start);
        return true;
    }

    private static bool ReadSurroundings(ref JsonCursor json, ContainerDraft draft)
    {
        if (json.At("ports"u8)) draft.Ports = ReadPorts(ref json);
        else if (json.At("resources"u8)) (draft.Requests, draft.Limits) = ReadResources(ref json);
        else if (json.At("volumeMounts"u8)) draft.Mounts = ReadMounts(ref json);
        else if (json.At("restartPolicy"u8)) draft.Sidecar = json.Text() == "Always";
        else if (json.At("securityContext"u8)) draft.Security = SecurityReader.Read(ref json, SecuritySettings.Unset);
        else return false;

        return true;
    }

    // References carry their container's name, which may come after them.
    private static string FindName(JsonCursor json)
    {
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8))
                {
                    return json.Text();
                }

                json.Skip();
            }
        }

        return "";
    }

    private static List<ContainerPort> ReadPorts(ref JsonCursor json)
    {
        var ports = new List<ContainerPort>(1);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                ports.Add(ReadPort(ref json));
            }
        }

        return ports;
    }

    private static ContainerPort ReadPort(ref JsonCursor json)
    {
        string name = "", protocol = "TCP";
        int number = 0, host = 0;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8)) name = json.Text();
                else if (json.At("containerPort"u8)) number = json.Integer() ?? 0;
                else if (json.At("hostPort"u8)) host = json.Integer() ?? 0;
                else if (json.At("protocol"u8)) protocol = json.Text();
                else json.Skip();
            }
        }

        return new ContainerPort { Name = name, Number = number, HostPort = host, Protocol = protocol };
    }

    private static (ResourceAmounts Requests, ResourceAmounts Limits) ReadResources(ref JsonCursor json)
    {
        var (requests, limits) = (ResourceAmounts.None, ResourceAmounts.None);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("requests"u8)) requests = AmountReader.Read(ref json);
                else if (json.At("limits"u8)) limits = AmountReader.Read(ref json);
                else json.Skip();
            }
        }

        return (requests, limits);
    }

    private static List<VolumeMount> ReadMounts(ref JsonCursor json)
    {
        var mounts = new List<VolumeMount>(1);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                // The token that every pod gets says nothing about any of them.
                if (ReadMount(ref json) is { } mount && mount.Path != "/var/run/secrets/kubernetes.io/serviceaccount")
                {
                    mounts.Add(mount);
                }
            }
        }

        return mounts;
    }

    private static VolumeMount ReadMount(ref JsonCursor json)
    {
        string volume = "", path = "";
        var readOnly = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8)) volume = json.Text();
                else if (json.At("mountPath"u8)) path = json.PrintableText();
                else if (json.At("readOnly"u8)) readOnly = json.Flag();
                else json.Skip();
            }
        }

        return new VolumeMount { Volume = volume, Path = path, ReadOnly = readOnly };
    }
}
