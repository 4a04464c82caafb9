namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads the older kind <c>Endpoints</c> into the shape of a slice. Its subsets share their ports in all but strange cases; the last ones win.</summary>
internal static class EndpointsReader
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
                else if (json.At("subsets"u8) && json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        ports = ReadSubset(ref json, endpoints);
                    }
                }
                else json.Skip();
            }
        }

        return new EndpointSlice { Metadata = metadata, ServiceName = metadata.Name, Endpoints = endpoints, Ports = ports, FromEndpoints = true };
    }

    private static IReadOnlyList<EndpointPort> ReadSubset(ref JsonCursor json, List<Endpoint> endpoints)
    {
        IReadOnlyList<EndpointPort> ports = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("addresses"u8)) ReadAddresses(ref json, endpoints, ready: true);
                else if (json.At("notReadyAddresses"u8)) ReadAddresses(ref json, endpoints, ready: false);
                else if (json.At("ports"u8)) ports = EndpointSliceReader.ReadPorts(ref json);
                else json.Skip();
            }
        }

        return ports;
    }

    private static void ReadAddresses(ref JsonCursor json, List<Endpoint> endpoints, bool ready)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextItem())
        {
            endpoints.Add(ReadAddress(ref json, ready));
        }
    }

    private static Endpoint ReadAddress(ref JsonCursor json, bool ready)
    {
        var (address, node) = ("", "");
        NamedObject? target = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("ip"u8)) address = json.OwnText();
                else if (json.At("nodeName"u8)) node = json.Text();
                else if (json.At("targetRef"u8)) target = NamedObjectReader.Read(ref json);
                else json.Skip();
            }
        }

        return new Endpoint { Address = address, Ready = ready, NodeName = node, Target = target };
    }
}
