using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>The admission plug-ins that every cluster runs on pods: ServiceAccount, DefaultTolerationSeconds and Priority.</summary>
internal sealed class PodAdmission(SeededRandom random)
{
    private const string DefaultAccount = "default";
    private const string TokenPath = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const string TokenVolumePrefix = "kube-api-access-";

    /// <exception cref="StoreException">Forbidden: the pod names a service account that does not exist.</exception>
    public void Admit(ObjectStore store, JsonObject pod)
    {
        var spec = pod.Object("spec")!;
        var account = FindAccount(store, pod, spec);
        if (spec.Flag("automountServiceAccountToken") != false && account?.Json.Flag("automountServiceAccountToken") != false)
            MountToken(spec);
        Tolerate(spec, "node.kubernetes.io/not-ready");
        Tolerate(spec, "node.kubernetes.io/unreachable");
        spec.Default("priority", 0);
        spec.Default("preemptionPolicy", "PreemptLowerPriority");
    }

    private static StoredObject? FindAccount(ObjectStore store, JsonObject pod, JsonObject spec)
    {
        spec.Default("serviceAccountName", DefaultAccount);
        var name = spec.Text("serviceAccountName")!;
        spec["serviceAccount"] = name;
        var ns = pod.Text("metadata", "namespace")!;
        var account = store.Find(Kinds.ServiceAccount, ns, name);
        // The default account appears with its namespace, if slowly; nobody tests for the moment in between.
        if (account is null && name != DefaultAccount)
        {
            var subject = pod.Text("metadata", "name") ?? pod.Text("metadata", "generateName") ?? "";
            throw StoreException.Forbidden(Kinds.Pod, subject, $"error looking up service account {ns}/{name}: serviceaccount \"{name}\" not found");
        }

        return account;
    }

    private void MountToken(JsonObject spec)
    {
        JsonObject? volume = null;
        foreach (var container in spec.Array("containers").Objects().Concat(spec.Array("initContainers").Objects()))
        {
            if (MountsTokenPath(container))
                continue;
            volume ??= TokenVolume(TokenVolumePrefix + random.NextName(5));
            Append(container, "volumeMounts", new JsonObject { ["name"] = volume.Text("name"), ["readOnly"] = true, ["mountPath"] = TokenPath });
        }

        if (volume is not null)
            Append(spec, "volumes", volume);
    }

    private static bool MountsTokenPath(JsonObject container)
    {
        foreach (var mount in container.Array("volumeMounts").Objects())
        {
            if (mount.Text("mountPath") == TokenPath)
                return true;
        }

        return false;
    }

    private static JsonObject TokenVolume(string name) => new()
    {
        ["name"] = name,
        ["projected"] = new JsonObject
        {
            ["sources"] = new JsonArray(
                new JsonObject { ["serviceAccountToken"] = new JsonObject { ["expirationSeconds"] = 3607, ["path"] = "token" } },
                new JsonObject
                {
                    ["configMap"] = new JsonObject
                    {
                        ["name"] = "kube-root-ca.crt",
                        ["items"] = new JsonArray(new JsonObject { ["key"] = "ca.crt", ["path"] = "ca.crt" }),
                    },
                },
                new JsonObject
                {
                    ["downwardAPI"] = new JsonObject
                    {
                        ["items"] = new JsonArray(new JsonObject
                        {
                            ["path"] = "namespace",
                            ["fieldRef"] = new JsonObject { ["apiVersion"] = "v1", ["fieldPath"] = "metadata.namespace" },
                        }),
                    },
                }),
            ["defaultMode"] = 420,
        },
    };

    private static void Tolerate(JsonObject spec, string taint)
    {
        foreach (var toleration in spec.Array("tolerations").Objects())
        {
            if (toleration.Text("key") is null or "" || (toleration.Text("key") == taint && toleration.Text("effect") is null or "" or "NoExecute"))
                return;
        }

        Append(spec, "tolerations", new JsonObject { ["key"] = taint, ["operator"] = "Exists", ["effect"] = "NoExecute", ["tolerationSeconds"] = 300 });
    }

    private static void Append(JsonObject owner, string field, JsonObject element)
    {
        if (owner[field] is not JsonArray list)
            owner[field] = list = [];
        list.Add((JsonNode)element);
    }
}
