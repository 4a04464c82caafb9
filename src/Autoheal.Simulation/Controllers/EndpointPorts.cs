using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Under which ports a Service reaches a pod; a named port that the pod does not declare leads nowhere and is left out.</summary>
internal static class EndpointPorts
{
    public static JsonArray Of(StoredObject service, StoredObject pod)
    {
        var ports = new JsonArray();
        foreach (var port in service.Spec.Array("ports") ?? [])
        {
            if (TargetPort(port, pod) is not { } number)
                continue;
            var described = new JsonObject { ["port"] = number, ["protocol"] = port.Text("protocol") ?? "TCP" };
            if (port.Text("name") is { } name)
                described.Insert(0, "name", name);
            ports.Add(described);
        }

        return ports;
    }

    private static long? TargetPort(JsonNode? port, StoredObject pod)
    {
        if (port.Text("targetPort") is not { } named)
            return port.Number("targetPort") ?? port.Number("port");
        foreach (var container in pod.Spec.Array("containers") ?? [])
        {
            foreach (var declared in container.Array("ports") ?? [])
            {
                if (declared.Text("name") == named && (declared.Text("protocol") ?? "TCP") == (port.Text("protocol") ?? "TCP"))
                    return declared.Number("containerPort");
            }
        }

        return null;
    }
}
