using System.Text.Json;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>
/// Reads which custom resources a server has from its discovery, which every authenticated client may read. An answer is given several times, because
/// kinds come and go rarely. Thread-safe.
/// </summary>
internal sealed class CustomResourceDirectory(KubernetesTransport transport)
{
    private const int MostGroups = 60;
    private const int AnswersKept = 20;

    private IReadOnlyList<KubernetesResource>? _known;
    private int _asked;

    public async ValueTask<IReadOnlyList<KubernetesResource>> ListAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && Interlocked.Increment(ref _asked) % AnswersKept != 0)
        {
            return known;
        }

        var resources = new List<KubernetesResource>();
        try
        {
            foreach (var version in await GroupVersionsAsync(cancellationToken))
            {
                resources.AddRange(await TryResourcesAsync(version, cancellationToken));
            }

            _known = resources;
        }
        catch (Exception e) when (e is AutohealException or JsonException or OperationCanceledException)
        {
            // What could not be asked now is asked the next time.
        }

        return resources;
    }

    // A group is often served by a program of its own, which may be down.
    private async Task<IReadOnlyList<KubernetesResource>> TryResourcesAsync((string Group, string Version) version, CancellationToken cancellationToken)
    {
        try
        {
            return await ResourcesAsync(version, cancellationToken);
        }
        catch (Exception e) when (e is AutohealException or JsonException)
        {
            return [];
        }
    }

    private async Task<List<(string Group, string Version)>> GroupVersionsAsync(CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(await transport.SendAsync(new WireRequest(HttpMethod.Get, "apis"), cancellationToken));
        var found = new List<(string Group, string Version)>();
        foreach (var group in Items(document.RootElement, "groups"))
        {
            var name = Text(group, "name");
            if (IsCustom(name) && group.TryGetProperty("preferredVersion", out var preferred) && found.Count < MostGroups)
            {
                found.Add((name, Text(preferred, "version")));
            }
        }

        return found;
    }

    private async Task<List<KubernetesResource>> ResourcesAsync((string Group, string Version) version, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(
            await transport.SendAsync(new WireRequest(HttpMethod.Get, $"apis/{Uri.EscapeDataString(version.Group)}/{Uri.EscapeDataString(version.Version)}"), cancellationToken));
        var found = new List<KubernetesResource>();
        foreach (var resource in Items(document.RootElement, "resources"))
        {
            var plural = Text(resource, "name");
            if (!plural.Contains('/', StringComparison.Ordinal) && Items(resource, "verbs").Any(verb => verb.ValueEquals("list")))
            {
                found.Add(new KubernetesResource
                {
                    Group = version.Group,
                    Version = version.Version,
                    Kind = Text(resource, "kind"),
                    Plural = plural,
                    Namespaced = resource.TryGetProperty("namespaced", out var namespaced) && namespaced.ValueKind == JsonValueKind.True,
                });
            }
        }

        return found;
    }

    // The groups of Kubernetes itself have no dot or end so; metrics are numbers without a status.
    private static bool IsCustom(string group) =>
        group.Contains('.', StringComparison.Ordinal) && (!group.EndsWith(".k8s.io", StringComparison.Ordinal) || group.Contains(".x-k8s.io", StringComparison.Ordinal));

    private static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : [];

    private static string Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
