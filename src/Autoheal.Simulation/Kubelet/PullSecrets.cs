using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>The logins that a pod brings along for its images, by itself or by its service account.</summary>
internal static class PullSecrets
{
    /// <summary>The logins, and the names of the secrets that could not be read.</summary>
    public static (IReadOnlyList<RegistryLogin> Logins, IReadOnlyList<string> Missing) Of(ObjectStore store, StoredObject pod)
    {
        var logins = new List<RegistryLogin>();
        var missing = new List<string>();
        var account = store.Find(Kinds.ServiceAccount, pod.Namespace, pod.Spec.Text("serviceAccountName") ?? "default");
        var named = (pod.Spec.Array("imagePullSecrets") ?? []).Concat(account?.Json.Array("imagePullSecrets") ?? []);
        foreach (var name in named.Select(reference => reference.Text("name")).OfType<string>().Distinct())
        {
            if (store.Find(Kinds.Secret, pod.Namespace, name) is { } secret)
                Read(secret, logins);
            else
                missing.Add(name);
        }

        return (logins, missing);
    }

    private static void Read(StoredObject secret, List<RegistryLogin> logins)
    {
        if (secret.Json.Object("data").Text(".dockerconfigjson") is not { } encoded)
            return;
        try
        {
            var config = JsonNode.Parse(Convert.FromBase64String(encoded));
            foreach (var (server, login) in config.Object("auths") ?? [])
            {
                var pair = login.Text("auth") is { Length: > 0 } auth ? Encoding.UTF8.GetString(Convert.FromBase64String(auth)).Split(':', 2) : [];
                logins.Add(new(server, login.Text("username") ?? pair.FirstOrDefault() ?? "", login.Text("password") ?? pair.LastOrDefault() ?? ""));
            }
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            // A secret that cannot be read gives no login; the registry's refusal is what shows.
        }
    }
}
