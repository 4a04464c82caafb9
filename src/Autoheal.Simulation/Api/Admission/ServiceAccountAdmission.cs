using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>ServiceAccount: gives a pod its account, the account's pull secrets, and a volume with the account's token.</summary>
internal sealed class ServiceAccountAdmission(SeededRandom random)
{
    private const string DefaultAccount = "default";
    private const string TokenPath = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const string TokenVolumePrefix = "kube-api-access-";

    /// <exception cref="StoreException">Forbidden: the pod names a service account that does not exist.</exception>
    public void Admit(AdmissionRequest request)
    {
        var spec = request.Object.Ensure("spec");
        var account = FindAccount(request, spec);
        if (spec.Array("imagePullSecrets") is not { Count: > 0 } && account?.Json.Array("imagePullSecrets") is { Count: > 0 } secrets)
            spec["imagePullSecrets"] = secrets.DeepClone();
        if (spec.Flag("automountServiceAccountToken") != false && account?.Json.Flag("automountServiceAccountToken") != false)
            MountToken(spec);
    }

    private static StoredObject? FindAccount(AdmissionRequest request, JsonObject spec)
    {
        spec.Default("serviceAccountName", DefaultAccount);
        var name = spec.Text("serviceAccountName")!;
        spec["serviceAccount"] = name;
        var account = request.Store.Find(Kinds.ServiceAccount, request.Namespace, name);
        // The default account appears with its namespace, if slowly; nobody tests for the moment in between.
        return account is null && name != DefaultAccount
            ? throw request.ForbiddenUnnamed($"error looking up service account {request.Namespace}/{name}: serviceaccount \"{name}\" not found")
            : account;
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

    private static void Append(JsonObject owner, string field, JsonObject element)
    {
        if (owner[field] is not JsonArray list)
            owner[field] = list = [];
        list.Add((JsonNode)element);
    }
}
