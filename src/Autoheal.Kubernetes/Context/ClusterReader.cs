using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context;

/// <summary>Lists kinds in parallel into a model. What fails becomes coverage: half a picture that says so beats none.</summary>
internal sealed class ClusterReader(IKubernetesReader reader, IClusterIdentity identity, TimeProvider clock)
{
    private const int MostAttempts = 3;
    private const int MostCustomKinds = 40;

    private readonly ConcurrentDictionary<(KubernetesResource Resource, string Namespace), byte> _refused = new();

    /// <summary>Reads lists.</summary>
    /// <param name="namespaces">The namespaces; none means all.</param>
    /// <param name="resources">The kinds.</param>
    /// <param name="cancellationToken">Ends the reading; what came so far is kept and said to be partial.</param>
    public async ValueTask<ClusterModelBuilder> ReadAsync(
        IReadOnlyList<string> namespaces, IReadOnlyList<KubernetesResource> resources, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var id = ReadIdentityAsync(cancellationToken);
        var lists = new List<Task<ListResult>>(resources.Count * Math.Max(1, namespaces.Count));
        foreach (var resource in resources)
        {
            if (!resource.Namespaced || namespaces.Count == 0)
            {
                lists.Add(ReadListAsync(resource, "", cancellationToken));
                continue;
            }

            foreach (var @namespace in namespaces)
            {
                lists.Add(ReadListAsync(resource, @namespace, cancellationToken));
            }
        }

        var builder = new ClusterModelBuilder(await id, at);
        foreach (var list in await Task.WhenAll(lists))
        {
            builder.AddCoverage(Add(builder, list, at));
        }

        return builder;
    }

    /// <summary>
    /// Adds the custom resources that can be read. Nobody has to let them be read: what is refused stays unseen, is not asked for again, and makes the
    /// picture no less whole.
    /// </summary>
    public async ValueTask AddCustomAsync(ClusterModelBuilder builder, IReadOnlyList<string> namespaces, CancellationToken cancellationToken)
    {
        if (reader is not ICustomResourceDirectory directory)
        {
            return;
        }

        var lists = new List<Task<ListResult>>();
        foreach (var resource in (await directory.ListCustomAsync(cancellationToken)).Take(MostCustomKinds))
        {
            IEnumerable<string> places = resource.Namespaced && namespaces.Count > 0 ? namespaces : [""];
            lists.AddRange(places.Where(place => !_refused.ContainsKey((resource, place))).Select(place => ReadListAsync(resource, place, cancellationToken)));
        }

        foreach (var list in await Task.WhenAll(lists))
        {
            if (list.State == CoverageState.Forbidden)
            {
                _refused.TryAdd((list.Resource, list.Namespace), 0);
            }

            if (Add(builder, list, clock.GetUtcNow()) is { State: CoverageState.Complete } entry)
            {
                builder.AddCoverage(entry);
            }
        }
    }

    /// <summary>Adds lists of one more namespace to what was read. What cannot be read there was not asked for, and leaves no gap.</summary>
    public async ValueTask AddAsync(
        ClusterModelBuilder builder, string @namespace, IReadOnlyList<KubernetesResource> resources, CancellationToken cancellationToken)
    {
        var lists = resources.Select(resource => ReadListAsync(resource, @namespace, cancellationToken)).ToArray();
        foreach (var list in await Task.WhenAll(lists))
        {
            if (list.State == CoverageState.Complete && Add(builder, list, builder.At) is { State: CoverageState.Complete } entry)
            {
                builder.AddCoverage(entry);
            }
        }
    }

    // Without the cluster's id everything can still be looked at, and nothing can be acted on: no permit is made for an unnamed cluster.
    private async Task<string> ReadIdentityAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await identity.GetClusterIdAsync(cancellationToken);
        }
        catch (Exception e) when (e is AutohealException or OperationCanceledException)
        {
            return "";
        }
    }

    private async Task<ListResult> ReadListAsync(KubernetesResource resource, string @namespace, CancellationToken cancellationToken)
    {
        var pages = new List<KubernetesPayload>(1);
        try
        {
            await ReadPagesAsync(resource, @namespace, pages, cancellationToken);

            return new ListResult(resource, @namespace, pages, CoverageState.Complete, null);
        }
        catch (KubernetesApiException e) when (e.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        {
            return new ListResult(resource, @namespace, pages, CoverageState.Forbidden, "the server refused the list");
        }
        catch (KubernetesApiException e) when (e.StatusCode == HttpStatusCode.NotFound && pages.Count == 0)
        {
            // A server that does not know the kind has no object of it.
            return new ListResult(resource, @namespace, pages, CoverageState.Complete, null);
        }
        catch (KubernetesApiException e)
        {
            return new ListResult(resource, @namespace, pages, CoverageState.Partial, $"the server answered {(int)e.StatusCode}");
        }
        catch (NotRecordedException e)
        {
            return new ListResult(resource, @namespace, pages, e.State, e.Reason);
        }
        catch (AutohealException)
        {
            return new ListResult(resource, @namespace, pages, CoverageState.Partial, "the server did not answer in full");
        }
        catch (JsonException)
        {
            return new ListResult(resource, @namespace, pages, CoverageState.Partial, "the server's answer is no list");
        }
        catch (OperationCanceledException)
        {
            return new ListResult(resource, @namespace, pages, CoverageState.Partial, "time ran out");
        }
    }

    // A list that takes long loses the version that it began with; then it begins anew.
    private async Task ReadPagesAsync(
        KubernetesResource resource, string @namespace, List<KubernetesPayload> pages, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await foreach (var page in reader.ListAsync(resource, @namespace, null, cancellationToken))
                {
                    pages.Add(page);
                }

                return;
            }
            catch (KubernetesApiException e) when (e.StatusCode == HttpStatusCode.Gone && pages.Count > 0 && attempt < MostAttempts)
            {
                pages.Clear();
            }
        }
    }

    private static CoverageEntry Add(ClusterModelBuilder builder, ListResult list, DateTimeOffset at)
    {
        var (state, reason) = (list.State, list.Reason);
        try
        {
            foreach (var page in list.Pages)
            {
                builder.AddList(list.Resource, page.Utf8.Span);
            }
        }
        catch (JsonException)
        {
            (state, reason) = (CoverageState.Partial, "the server's answer is no list");
        }

        return new CoverageEntry { Kind = list.Resource.Kind, Namespace = list.Namespace, State = state, At = at, Reason = reason };
    }

    private sealed record ListResult(
        KubernetesResource Resource, string Namespace, List<KubernetesPayload> Pages, CoverageState State, string? Reason);
}
