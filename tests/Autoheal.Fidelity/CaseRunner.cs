using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Autoheal.Fidelity;

/// <summary>Plays a case on a cluster and records what follows. The same requests go to a real and to a simulated one.</summary>
internal sealed class CaseRunner(HttpClient client, TimeProvider clock, ClusterDialect dialect)
{
    private static readonly TimeSpan s_accountWait = TimeSpan.FromSeconds(1);

    public async Task<Recording> RunAsync(FidelityCase @case, CancellationToken cancellationToken)
    {
        await PrepareAsync(@case.Namespace, cancellationToken);
        var recorder = new Recorder();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watches = Recorder.Resources.Select(resource => WatchAsync(resource, @case.Namespace, recorder, over.Token)).ToArray();
        foreach (var step in @case.Steps)
        {
            if (step.After > TimeSpan.Zero)
                await Task.Delay(step.After, clock, cancellationToken);
            await TakeAsync(step, @case.Namespace, recorder, cancellationToken);
        }

        await Task.Delay(@case.Watch, clock, cancellationToken);
        // On this thread: the simulated watches end in the middle of it.
        over.Cancel();
        await Task.WhenAll(watches);
        return recorder.Finish(dialect);
    }

    /// <summary>Removes what a case leaves behind in the cluster.</summary>
    public async Task CleanUpAsync(FidelityCase @case, CancellationToken cancellationToken)
    {
        using var _ = await SendAsync(HttpMethod.Delete, dialect.PathOf("namespaces", "", @case.Namespace), null, null, cancellationToken);
        foreach (var step in @case.Steps.Where(step => step.Verb == StepVerb.Create && step.Body!["kind"]!.GetValue<string>() == "PersistentVolume"))
        {
            var path = dialect.PathOf("persistentvolumes", "", step.Body!["metadata"]!["name"]!.GetValue<string>());
            using var __ = await SendAsync(HttpMethod.Delete, path, null, null, cancellationToken);
        }
    }

    /// <summary>A namespace, once its default account exists: before that no pod is admitted.</summary>
    private async Task PrepareAsync(string ns, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = new JsonObject { ["name"] = ns } };
        using var created = await SendAsync(HttpMethod.Post, dialect.PathOf("namespaces", ""), "application/json", body.ToJsonString(), cancellationToken);
        created.EnsureSuccessStatusCode();
        while (true)
        {
            using var account = await client.GetAsync(dialect.PathOf("serviceaccounts", ns, "default"), cancellationToken);
            if (account.IsSuccessStatusCode)
                return;
            await Task.Delay(s_accountWait, clock, cancellationToken);
        }
    }

    private async Task TakeAsync(CaseStep step, string ns, Recorder recorder, CancellationToken cancellationToken)
    {
        var body = step.Body is null ? null : dialect.Translate(step.Body.ToJsonString());
        using var response = await WriteAsync(step, ns, body, cancellationToken);
        if (!response.IsSuccessStatusCode)
            recorder.Refused(step, (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>What the server asks to try again is tried again, as every client does.</summary>
    private async Task<HttpResponseMessage> WriteAsync(CaseStep step, string ns, string? body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var response = await WriteOnceAsync(step, ns, body, cancellationToken);
            if (response.StatusCode != HttpStatusCode.InternalServerError)
                return response;
            response.Dispose();
            await Task.Delay(s_accountWait, clock, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> WriteOnceAsync(CaseStep step, string ns, string? body, CancellationToken cancellationToken) =>
        step.Verb switch
        {
            StepVerb.Create => await SendAsync(
                HttpMethod.Post, dialect.PathOf(ClusterDialect.ResourceOf(step.Body!), ns), "application/json", body, cancellationToken),
            StepVerb.Patch => await SendAsync(HttpMethod.Patch, PathOf(step, ns), "application/strategic-merge-patch+json", body, cancellationToken),
            StepVerb.Delete => await SendAsync(HttpMethod.Delete, PathOf(step, ns), null, null, cancellationToken),
            _ => await EvictAsync(step.Target!, ns, cancellationToken),
        };

    private string PathOf(CaseStep step, string ns)
    {
        var parts = dialect.Translate(step.Target!).Split('/');
        return dialect.PathOf(parts[0], ns, parts[1]);
    }

    private async Task<HttpResponseMessage> EvictAsync(string selector, string ns, CancellationToken cancellationToken)
    {
        var list = JsonNode.Parse(await client.GetStringAsync($"{dialect.PathOf("pods", ns)}?labelSelector={Uri.EscapeDataString(selector)}", cancellationToken));
        var pod = list!["items"]![0]!["metadata"]!["name"]!.GetValue<string>();
        var body = new JsonObject
        {
            ["apiVersion"] = "policy/v1",
            ["kind"] = "Eviction",
            ["metadata"] = new JsonObject { ["name"] = pod, ["namespace"] = ns },
        };
        return await SendAsync(
            HttpMethod.Post, dialect.PathOf("pods", ns, pod) + "/eviction", "application/json", dialect.Translate(body.ToJsonString()), cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? contentType, string? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, contentType!);
        return await client.SendAsync(request, cancellationToken);
    }

    private async Task WatchAsync(string resource, string ns, Recorder recorder, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, dialect.PathOf(resource, ns) + "?watch=true&resourceVersion=0");
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException($"{resource} cannot be watched: {(int)response.StatusCode}");
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                // A deletion shows the last state once more.
                if (line.Length > 0 && JsonNode.Parse(line)!.AsObject() is var change && change["type"]!.GetValue<string>() != "DELETED")
                    recorder.See(resource, change["object"]!.AsObject());
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The case is over.
        }
    }
}
