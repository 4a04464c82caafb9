namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads where Ingresses and HTTPRoutes lead.</summary>
internal static class RouteBackendReader
{
    /// <summary>An Ingress's backend: <c>service.name</c> and <c>service.port</c>, or <c>serviceName</c> and <c>servicePort</c> in v1beta1.</summary>
    public static RouteBackend? ReadIngress(ref JsonCursor json)
    {
        var name = "";
        PortReference port = default;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("service"u8)) (name, port) = ReadService(ref json);
                else if (json.At("serviceName"u8)) name = json.Text();
                else if (json.At("servicePort"u8)) port = AmountReader.ReadPort(ref json);
                else json.Skip();
            }
        }

        return name.Length == 0 ? null : new RouteBackend { Service = name, Port = port };
    }

    /// <summary>A backend of an HTTPRoute; null when it is no Service.</summary>
    public static RouteBackend? ReadRoute(ref JsonCursor json)
    {
        var (kind, name, @namespace, weight) = ("Service", "", "", 1);
        PortReference port = default;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("kind"u8)) kind = json.Text();
                else if (json.At("name"u8)) name = json.Text();
                else if (json.At("namespace"u8)) @namespace = json.Text();
                else if (json.At("port"u8)) port = AmountReader.ReadPort(ref json);
                else if (json.At("weight"u8)) weight = json.Integer() ?? 1;
                else json.Skip();
            }
        }

        return kind != "Service" || name.Length == 0
            ? null
            : new RouteBackend { Service = name, Namespace = @namespace, Port = port, Weight = weight };
    }

    private static (string Name, PortReference Port) ReadService(ref JsonCursor json)
    {
        var name = "";
        PortReference port = default;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8)) name = json.Text();
                else if (json.At("port"u8) && json.EnterObject())
                {
                    while (json.NextProperty())
                    {
                        if (json.At("number"u8) || json.At("name"u8)) port = AmountReader.ReadPort(ref json);
                        else json.Skip();
                    }
                }
                else json.Skip();
            }
        }

        return (name, port);
    }
}
