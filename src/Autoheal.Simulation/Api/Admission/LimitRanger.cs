using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>LimitRanger: defaults for containers, and bounds for containers, pods and claims.</summary>
internal sealed class LimitRanger
{
    private const string Annotation = "kubernetes.io/limit-ranger";

    /// <summary>Gives containers the limits and requests that they leave out, and notes so in an annotation.</summary>
    public static void ApplyDefaults(AdmissionRequest request)
    {
        foreach (var range in request.Store.List(Kinds.LimitRange, request.Namespace))
        {
            var notes = new List<string>();
            foreach (var limit in range.Spec.Array("limits").Objects())
            {
                if (limit.Text("type") == "Container")
                    ApplyDefaults(request.Object.Ensure("spec"), limit, notes);
            }

            if (notes.Count > 0)
                request.Object.Ensure("metadata").Ensure("annotations")[Annotation] = "LimitRanger plugin set: " + string.Join("; ", notes);
        }
    }

    /// <exception cref="StoreException">Forbidden.</exception>
    public void Check(AdmissionRequest request)
    {
        if (request.Kind != Kinds.Pod && request.Kind != Kinds.PersistentVolumeClaim)
            return;
        foreach (var range in request.Store.List(Kinds.LimitRange, request.Namespace))
        {
            var errors = new List<string>();
            foreach (var limit in range.Spec.Array("limits").Objects())
                Check(request, limit, errors);
            if (errors.Count > 0)
                throw request.Forbidden(errors.Count == 1 ? errors[0] : $"[{string.Join(", ", errors)}]");
        }
    }

    private static void ApplyDefaults(JsonObject spec, JsonObject limit, List<string> notes)
    {
        foreach (var (list, word) in (ReadOnlySpan<(string, string)>)[("containers", "container"), ("initContainers", "init container")])
        {
            foreach (var container in spec.Array(list).Objects())
            {
                var requests = Fill(container, "requests", limit.Object("defaultRequest"));
                var limits = Fill(container, "limits", limit.Object("default"));
                if (requests.Length > 0)
                    notes.Add($"{requests} request for {word} {container.Text("name")}");
                if (limits.Length > 0)
                    notes.Add($"{limits} limit for {word} {container.Text("name")}");
            }
        }
    }

    private static string Fill(JsonObject container, string side, JsonObject? defaults)
    {
        var set = new List<string>();
        foreach (var (resource, amount) in (defaults ?? []).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var present = container.Ensure("resources").Ensure(side);
            if (present.ContainsKey(resource))
                continue;
            present[resource] = amount!.DeepClone();
            set.Add(resource);
        }

        return string.Join(", ", set);
    }

    private static void Check(AdmissionRequest request, JsonObject limit, List<string> errors)
    {
        var type = limit.Text("type") ?? "";
        var spec = request.Object.Ensure("spec");
        if (request.Kind == Kinds.PersistentVolumeClaim)
        {
            if (type == "PersistentVolumeClaim")
                LimitBounds.Check(limit, type, spec.Object("resources").Object("requests"), limits: null, errors);
            return;
        }

        switch (type)
        {
            case "Container":
                foreach (var container in spec.Array("containers").Objects().Concat(spec.Array("initContainers").Objects()))
                    LimitBounds.Check(limit, type, container.Object("resources").Object("requests"), container.Object("resources").Object("limits"), errors);
                break;
            case "Pod":
                LimitBounds.Check(limit, type, Sum(spec, "requests"), Sum(spec, "limits"), errors);
                break;
        }
    }

    private static JsonObject Sum(JsonObject spec, string side)
    {
        var sum = new JsonObject();
        foreach (var container in spec.Array("containers").Objects())
        {
            foreach (var (resource, amount) in container.Object("resources").Object(side) ?? [])
            {
                var total = (Quantity.TryParse(sum[resource]) ?? 0) + (Quantity.TryParse(amount) ?? 0);
                sum[resource] = total.ToString(CultureInfo.InvariantCulture);
            }
        }

        foreach (var (resource, amount) in sum.ToArray())
            sum[resource] = Quantity.Format(resource, Quantity.TryParse(amount) ?? 0);
        return sum;
    }
}
