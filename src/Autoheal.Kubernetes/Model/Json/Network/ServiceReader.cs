namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a Service.</summary>
internal static class ServiceReader
{
    public static Service Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = new Spec();
        var hasAddress = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) ReadSpec(ref json, spec);
                else if (json.At("status"u8)) hasAddress = LoadBalancerReader.HasAddress(ref json);
                else json.Skip();
            }
        }

        return new Service
        {
            Metadata = metadata,
            Type = spec.Type,
            Selector = spec.Selector,
            Ports = spec.Ports,
            ClusterIP = spec.ClusterIP,
            ExternalName = spec.ExternalName,
            InternalTrafficStaysLocal = spec.InternalLocal,
            ExternalTrafficStaysLocal = spec.ExternalLocal,
            PublishesNotReady = spec.PublishesNotReady,
            HasLoadBalancerAddress = hasAddress,
        };
    }

    private static void ReadSpec(ref JsonCursor json, Spec spec)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("selector"u8)) spec.Selector = new LabelSelector(LabelReader.Read(ref json), []);
            else if (json.At("type"u8)) spec.Type = json.Text();
            else if (json.At("ports"u8)) ReadPorts(ref json, spec.Ports);
            else if (json.At("clusterIP"u8)) spec.ClusterIP = json.OwnText();
            else if (json.At("externalName"u8)) spec.ExternalName = json.PrintableText();
            else if (json.At("internalTrafficPolicy"u8)) spec.InternalLocal = json.Text() == "Local";
            else if (json.At("externalTrafficPolicy"u8)) spec.ExternalLocal = json.Text() == "Local";
            else if (json.At("publishNotReadyAddresses"u8)) spec.PublishesNotReady = json.Flag();
            else json.Skip();
        }
    }

    private static void ReadPorts(ref JsonCursor json, List<ServicePort> ports)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextItem())
        {
            ports.Add(ReadPort(ref json));
        }
    }

    private static ServicePort ReadPort(ref JsonCursor json)
    {
        var (name, protocol, appProtocol, port, nodePort) = ("", "TCP", "", 0, 0);
        PortReference target = default;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8)) name = json.Text();
                else if (json.At("port"u8)) port = json.Integer() ?? 0;
                else if (json.At("targetPort"u8)) target = AmountReader.ReadPort(ref json);
                else if (json.At("protocol"u8)) protocol = json.Text();
                else if (json.At("appProtocol"u8)) appProtocol = json.Text();
                else if (json.At("nodePort"u8)) nodePort = json.Integer() ?? 0;
                else json.Skip();
            }
        }

        return new ServicePort
        {
            Name = name,
            Port = port,
            TargetPort = target.IsNone ? new PortReference { Number = port } : target,
            Protocol = protocol,
            AppProtocol = appProtocol,
            NodePort = nodePort,
        };
    }

    private sealed class Spec
    {
        public string Type { get; set; } = "ClusterIP";

        public LabelSelector Selector { get; set; } = LabelSelector.Nothing;

        public List<ServicePort> Ports { get; } = new(1);

        public string ClusterIP { get; set; } = "";

        public string ExternalName { get; set; } = "";

        public bool InternalLocal { get; set; }

        public bool ExternalLocal { get; set; }

        public bool PublishesNotReady { get; set; }
    }
}
