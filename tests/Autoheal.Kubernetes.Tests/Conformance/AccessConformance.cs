using System.Net;
using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Access;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Tests.Scenarios;

namespace Autoheal.Kubernetes.Tests.Conformance;

/// <summary>The two identities of <c>autoheal rbac</c> on any cluster: applied under names of their own, tried, and removed.</summary>
public abstract class AccessConformance : ClusterConformance
{
    private static readonly KubernetesAccess s_access = KubernetesAccess.For(ActionDescriptors.All);

    [Fact]
    public async Task Reader_GeneratedRole_SeesEverythingThatDiagnosisReadsAndNoSecret() => await WithIdentityAsync("reader", async reader =>
    {
        await UntilAsync(async () => await MayListAsync(reader, KubernetesResources.ClusterRoles));
        var client = Reader(reader);

        var model = (await new ClusterReader(client, new ClusterIdentity(client), TimeProvider.System).ReadAsync([], DiagnosedResources.All, default)).Build();

        Assert.DoesNotContain(model.Coverage, entry => entry.State != CoverageState.Complete);
        Assert.False(await MayListAsync(reader, KubernetesResources.Secrets));
    });

    [Fact]
    public async Task Reader_ForbiddenVerb_IsTheErrorThatKubectlShows() => await WithIdentityAsync("reader", async reader =>
    {
        var error = await Assert.ThrowsAsync<KubernetesApiException>(
            async () => await Reader(reader).GetAsync(KubernetesResources.Secrets, "kube-system", "none"));

        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
        var name = error.Message.Split('"')[3];
        if (Kubectl("get", "secret", "none", "-n", "kube-system", "--as", name) is { ExitCode: not 0 } theirs)
        {
            Assert.Equal($"Error from server (Forbidden): {error.Message.Split("403 ")[1]}", theirs.Error.Trim());
        }
    });

    [Fact]
    public async Task Actor_GeneratedRole_MayWhatTheActionsDoAndReadsNothing() => await WithIdentityAsync("actor", async actor =>
    {
        var reviewer = new SelfAccessReviewer(Transport(actor));
        foreach (var permission in s_access.Acting)
        {
            await UntilAsync(async () => await reviewer.IsAllowedAsync(permission, ScopeOf.IsNamespaced(permission) ? "default" : "", default));
        }

        Assert.False(await MayListAsync(actor, KubernetesResources.Pods));
        Assert.False(await MayListAsync(actor, KubernetesResources.Deployments));
    });

    private static async Task<bool> MayListAsync(KubernetesConnection connection, KubernetesResource resource)
    {
        try
        {
            await foreach (var _ in Reader(connection).ListAsync(resource, ""))
            {
            }

            return true;
        }
        catch (KubernetesApiException e) when (e.StatusCode == HttpStatusCode.Forbidden)
        {
            return false;
        }
    }

    private async Task WithIdentityAsync(string identity, Func<KubernetesConnection, Task> test) => await RunAsync(async administrator =>
    {
        var home = await CreateNamespaceAsync(administrator);
        var removals = new Stack<string>([$"api/v1/namespaces/{home}"]);
        try
        {
            foreach (var manifest in s_access.Manifests().Where(manifest => manifest["kind"]!.ToString() != "Namespace").Select(manifest => Renamed(manifest, home)))
            {
                if (await PathOfAsync(administrator, manifest) is { } path)
                {
                    await CreateAsync(administrator, path, manifest);
                    removals.Push($"{path}/{manifest["metadata"]!["name"]}");
                }
            }

            var account = $"{home}-{identity}";
            var review = JsonNode.Parse("""{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":3600}}""")!;
            var token = await CreateAsync(administrator, $"api/v1/namespaces/{home}/serviceaccounts/{account}/token", review);
            using var connection = As(token["status"]!["token"]!.ToString());
            await test(connection);
        }
        finally
        {
            foreach (var path in removals)
            {
                await Transport(administrator).SendAsync(new WireRequest(HttpMethod.Delete, path), default);
            }
        }
    });

    private static JsonNode Renamed(JsonObject manifest, string home) =>
        JsonNode.Parse(manifest.ToJsonString().Replace("autoheal", home, StringComparison.Ordinal))!;

    /// <summary>Where an object of the manifest's kind is made; null when the server does not have that kind.</summary>
    private static async Task<string?> PathOfAsync(KubernetesConnection connection, JsonNode manifest)
    {
        var (version, kind) = (manifest["apiVersion"]!.ToString(), manifest["kind"]!.ToString());
        var root = version.Contains('/', StringComparison.Ordinal) ? $"apis/{version}" : $"api/{version}";
        try
        {
            var list = JsonNode.Parse(await Transport(connection).SendAsync(new WireRequest(HttpMethod.Get, root), default))!;
            var plural = list["resources"]!.AsArray().FirstOrDefault(resource => resource!["kind"]!.ToString() == kind && !resource["name"]!.ToString().Contains('/', StringComparison.Ordinal));
            var scope = manifest["metadata"]!["namespace"] is { } space ? $"namespaces/{space}/" : "";
            return plural is null ? null : $"{root}/{scope}{plural["name"]}";
        }
        catch (KubernetesApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>The cluster of the kubeconfig, with a token instead of its user.</summary>
    private KubernetesConnection As(string token)
    {
        var settings = Autoheal.Kubernetes.Client.Kubeconfig.Read(Kubeconfig!, null);
        return new ConnectionSettings
        {
            Origin = settings.Origin,
            Server = settings.Server,
            Authorities = settings.Authorities,
            TlsServerName = settings.TlsServerName,
            Proxy = settings.Proxy,
            Insecure = settings.Insecure,
            Token = new TokenSource.Fixed(token),
        }.Connect();
    }
}
