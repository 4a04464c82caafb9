using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Watching;

namespace Autoheal.Benchmarks;

/// <summary>
/// The watched cache with many pods, listed in pages of 500 as an API server writes them: what it takes to fill, what it holds, and what a snapshot
/// costs when nothing, one pod or everything has changed. The baseline is the same pages kept as parsed JSON documents.
/// </summary>
internal static class CacheBenchmark
{
    /// <summary>What one pod may cost in the cache, in bytes; the run fails above it.</summary>
    private const double MostBytesAPod = 4_096;
    private const int PodsANamespace = 250;
    private const int PageSize = 500;

    public static Task RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50_000;
        var pages = Enumerable.Range(0, (count + PageSize - 1) / PageSize).Select(page => Page(page * PageSize, Math.Min(PageSize, count - (page * PageSize)))).ToArray();
        var wire = pages.Sum(page => (long)page.Length);
        Print($"{count} pods in {pages.Length} pages, {wire / 1048576.0:0.0} MiB on the wire ({(double)wire / count:0} bytes a pod)");

        var before = Settle();
        var started = Stopwatch.GetTimestamp();
        var cache = new WatchedObjects<Pod>(ModelKinds.Pods);
        Fill(cache, pages);
        var filled = Stopwatch.GetElapsedTime(started);
        var held = Settle() - before;
        Print($"cache: filled in {filled.TotalMilliseconds:0} ms, holds {held / 1048576.0:0.0} MiB ({(double)held / count:0} bytes a pod, bound {MostBytesAPod:0})");

        before = Settle();
        started = Stopwatch.GetTimestamp();
        var documents = pages.Select(page => JsonDocument.Parse(page)).ToArray();
        var parsed = Stopwatch.GetElapsedTime(started);
        Print($"baseline, JSON documents: {parsed.TotalMilliseconds:0} ms, {(Settle() - before) / 1048576.0:0.0} MiB");
        Array.ForEach(documents, document => document.Dispose());

        Measure(cache, count);
        GC.KeepAlive(pages);
        if ((double)held / count > MostBytesAPod)
        {
            throw new InvalidOperationException($"A pod costs {(double)held / count:0} bytes, more than {MostBytesAPod:0}.");
        }

        return Task.CompletedTask;
    }

    private static void Measure(WatchedObjects<Pod> cache, int count)
    {
        Time("first snapshot, everything new", 1, _ => cache.Snapshot([], new CoverageMap([])));
        Time("snapshot, nothing changed", 1_000, _ => cache.Snapshot([], new CoverageMap([])));
        Time("snapshot after one pod changed", 1_000, number =>
        {
            cache.Apply(WatchEventType.Modified, Pod(number % count, version: 1_000_000 + number), default);
            return cache.Snapshot([], new CoverageMap([]));
        });
        Time("snapshot of one namespace after one pod in it changed", 1_000, number =>
        {
            cache.Apply(WatchEventType.Modified, Pod(number % PodsANamespace, version: 2_000_000 + number), default);
            return cache.Snapshot(["team-0"], new CoverageMap([]));
        });
    }

    private static void Time(string what, int times, Func<int, object> run)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            run(i);
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        Print($"{what}: {elapsed.TotalMicroseconds / times:0.0} µs, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / 1024.0 / times:0.0} KiB allocated");
    }

    private static void Fill(WatchedKind cache, byte[][] pages)
    {
        cache.Begin();
        foreach (var page in pages)
        {
            cache.AddPage(page);
        }

        cache.Finish(default);
    }

    private static long Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static byte[] Page(int first, int count)
    {
        var items = string.Join(',', Enumerable.Range(first, count).Select(number => Encoding.UTF8.GetString(Pod(number, version: number + 1))));
        return Encoding.UTF8.GetBytes($$"""{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"9"},"items":[{{items}}]}""");
    }

    // Three pods a workload, as a server writes them: managed fields, the token's volume, tolerations and conditions.
    private static byte[] Pod(int number, int version)
    {
        var (team, app, suffix) = (number / PodsANamespace, number / 3, $"{number * 7919 % 100_000:00000}");
        return Encoding.UTF8.GetBytes($$$$$"""
            {"metadata":{"name":"app-{{{{{app}}}}}-7c9fd8b5c4-{{{{{suffix}}}}}","generateName":"app-{{{{{app}}}}}-7c9fd8b5c4-","namespace":"team-{{{{{team}}}}}","uid":"{{{{{number:x8}}}}}-1111-2222-3333-444455556666","resourceVersion":"{{{{{version}}}}}","creationTimestamp":"2026-03-01T10:00:00Z","labels":{"app":"app-{{{{{app}}}}}","pod-template-hash":"7c9fd8b5c4"},"ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"app-{{{{{app}}}}}-7c9fd8b5c4","uid":"{{{{{app:x8}}}}}-aaaa-bbbb-cccc-ddddeeeeffff","controller":true,"blockOwnerDeletion":true}],"managedFields":[{"manager":"kube-controller-manager","operation":"Update","apiVersion":"v1","time":"2026-03-01T10:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:generateName":{},"f:labels":{".":{},"f:app":{},"f:pod-template-hash":{}},"f:ownerReferences":{}},"f:spec":{"f:containers":{"k:{\"name\":\"app\"}":{".":{},"f:env":{},"f:image":{},"f:name":{},"f:resources":{}}},"f:dnsPolicy":{},"f:restartPolicy":{}}}},{"manager":"kubelet","operation":"Update","apiVersion":"v1","time":"2026-03-01T10:00:09Z","fieldsType":"FieldsV1","fieldsV1":{"f:status":{"f:conditions":{},"f:containerStatuses":{},"f:phase":{},"f:podIP":{}}},"subresource":"status"}]},"spec":{"volumes":[{"name":"config","configMap":{"name":"app-{{{{{app}}}}}-config","defaultMode":420}},{"name":"kube-api-access-{{{{{suffix}}}}}","projected":{"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},{"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}}],"defaultMode":420}}],"containers":[{"name":"app","image":"registry.example/team-{{{{{team}}}}}/app-{{{{{app}}}}}:1.4.2","ports":[{"name":"http","containerPort":8080,"protocol":"TCP"}],"env":[{"name":"MODE","value":"production"},{"name":"DB_HOST","valueFrom":{"configMapKeyRef":{"name":"app-{{{{{app}}}}}-config","key":"DB_HOST"}}},{"name":"CACHE_URL","value":"redis://cache.team-{{{{{team}}}}}:6379/0"}],"resources":{"limits":{"cpu":"500m","memory":"512Mi"},"requests":{"cpu":"100m","memory":"256Mi"}},"volumeMounts":[{"name":"config","mountPath":"/etc/app"},{"name":"kube-api-access-{{{{{suffix}}}}}","readOnly":true,"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}],"livenessProbe":{"httpGet":{"path":"/live","port":"http","scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":10,"successThreshold":1,"failureThreshold":3},"readinessProbe":{"httpGet":{"path":"/ready","port":"http","scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":5,"successThreshold":1,"failureThreshold":3},"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent"}],"restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"default","serviceAccount":"default","nodeName":"node-{{{{{number % 500}}}}}","securityContext":{},"schedulerName":"default-scheduler","tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300},{"key":"node.kubernetes.io/unreachable","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}],"priority":0,"enableServiceLinks":true,"preemptionPolicy":"PreemptLowerPriority"},"status":{"phase":"Running","conditions":[{"type":"Initialized","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-03-01T10:00:00Z"},{"type":"Ready","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-03-01T10:00:09Z"},{"type":"ContainersReady","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-03-01T10:00:09Z"},{"type":"PodScheduled","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-03-01T10:00:00Z"}],"hostIP":"10.0.0.{{{{{number % 250}}}}}","podIP":"10.{{{{{number / 62_500}}}}}.{{{{{number / 250 % 250}}}}}.{{{{{number % 250}}}}}","startTime":"2026-03-01T10:00:00Z","containerStatuses":[{"name":"app","state":{"running":{"startedAt":"2026-03-01T10:00:05Z"}},"lastState":{},"ready":true,"restartCount":0,"image":"registry.example/team-{{{{{team}}}}}/app-{{{{{app}}}}}:1.4.2","imageID":"registry.example/team-{{{{{team}}}}}/app-{{{{{app}}}}}@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","containerID":"containerd://{{{{{number:x8}}}}}","started":true}],"qosClass":"Burstable"}}
            """);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
