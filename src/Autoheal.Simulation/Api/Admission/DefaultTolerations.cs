using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>DefaultTolerationSeconds: a pod stays for five minutes on a node that is not ready or cannot be reached.</summary>
internal static class DefaultTolerations
{
    private const int Seconds = 300;

    public static void Admit(AdmissionRequest request)
    {
        var spec = request.Object.Ensure("spec");
        Tolerate(spec, "node.kubernetes.io/not-ready");
        Tolerate(spec, "node.kubernetes.io/unreachable");
    }

    private static void Tolerate(JsonObject spec, string taint)
    {
        foreach (var toleration in spec.Array("tolerations").Objects())
        {
            if (toleration.Text("key") is null or "" || (toleration.Text("key") == taint && toleration.Text("effect") is null or "" or "NoExecute"))
                return;
        }

        if (spec["tolerations"] is not JsonArray tolerations)
            spec["tolerations"] = tolerations = [];
        tolerations.Add((JsonNode)new JsonObject { ["key"] = taint, ["operator"] = "Exists", ["effect"] = "NoExecute", ["tolerationSeconds"] = Seconds });
    }
}
