namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads an EndpointSlice, of <c>v1</c> or <c>v1beta1</c>.</summary>
internal static class EndpointSliceReader
{
    public static EndpointSlice Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var endpoints = new List<Endpoint>(4);
        IReadOnlyList<EndpointPort> ports = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("ports"u8)) ports = ReadPorts(ref json);
                else if (json.At("endpoints"u8) && json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        endpoints.Add(ReadEndpoint(ref json));
                    }
                }
                else json.Skip();
            }
        }

        return new EndpointSlice
        {
            Metadata = metadata,
            ServiceName = metadata.Labels.Find("kubernetes.io/service-name") ?? "",
            Endpoints = endpoints,
            Ports = ports,
        };
    }

    public static IReadOnlyList<EndpointPort> ReadPorts(ref JsonCursor json)
    {
        var ports = new List<EndpointPort>(1);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                ports.Add(ReadPort(ref json));
            }
        }

        return ports;
    }

    private static EndpointPort ReadPort(ref JsonCursor json)
    {
        var (name, number, protocol) = ("", 0, "TCP");
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8)) name = json.Text();
                else if (json.At("port"u8)) number = json.Integer() ?? 0;
                else if (json.At("protocol"u8)) protocol = json.Text();
                else json.Skip();
            }
        }

        return new EndpointPort { Name = name, Port = number, Protocol = protocol };
    }

    private static Endpoint ReadEndpoint(ref JsonCursor json)
    {
        IReadOnlyList<string> addresses = [];
        var (ready, terminating, node) = (true, false, "");
        NamedObject? target = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("addresses"u8)) addresses = json.Texts();
                else if (json.At("conditions"u8)) (ready, terminating) = ReadConditions(ref json);
                else if (json.At("nodeName"u8)) node = json.Text();
                else if (json.At("targetRef"u8)) target = NamedObjectReader.Read(ref json);
                else json.Skip();
            }
        }

        return new Endpoint
        {
            Address = addresses.Count == 0 ? "" : addresses[0],
            Ready = ready,
            Terminating = terminating,
            NodeName = node,
            Target = target,
        };
    }

    // Unknown counts as ready, as the API says.
    private static (bool Ready, bool Terminating) ReadConditions(ref JsonCursor json)
    {
        var (ready, terminating) = (true, false);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("ready"u8)) ready = json.Flag() || json.TokenType == System.Text.Json.JsonTokenType.Null;
                else if (json.At("terminating"u8)) terminating = json.Flag();
                else json.Skip();
            }
        }

        return (ready, terminating);
    }
}
