using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>Whether a backend of an Ingress or route leads anywhere.</summary>
internal static class Backends
{
    /// <summary>What is wrong with a backend, in one clause; null when it leads to a Service, or nobody can tell.</summary>
    public static string? Wrong(ClusterModel model, string @namespace, RouteBackend backend)
    {
        var home = backend.Namespace.Length > 0 ? backend.Namespace : @namespace;
        var found = model.Services.Find(home, backend.Service);
        if (found.IsAbsent)
        {
            return $"there is no Service {backend.Service} in {home}";
        }

        if (found.Value is not { } service || backend.Port.IsNone || service.Ports.Count == 0)
        {
            return null;
        }

        foreach (var port in service.Ports)
        {
            if (backend.Port.Name is null ? port.Port == backend.Port.Number : port.Name == backend.Port.Name)
            {
                return null;
            }
        }

        return $"Service {service.Name} has no port {backend.Port} (it has {string.Join(", ", service.Ports.Select(port => port.Port))})";
    }
}
