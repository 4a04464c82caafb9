using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Defaults of pods and pod templates.</summary>
internal static class PodDefaults
{
    private const int DefaultFileMode = 420;

    public static void ApplyToPod(JsonObject spec)
    {
        spec.Default("enableServiceLinks", true);
        ApplyToTemplate(spec);
        foreach (var container in spec.Array("containers").Objects())
            DefaultRequestsFromLimits(container);
    }

    public static void ApplyToTemplate(JsonObject spec)
    {
        spec.Default("restartPolicy", "Always");
        spec.Default("terminationGracePeriodSeconds", 30);
        spec.Default("dnsPolicy", "ClusterFirst");
        spec.Default("securityContext", new JsonObject());
        spec.Default("schedulerName", "default-scheduler");
        // The old name of the field is still served beside the new one.
        if (spec.Text("serviceAccountName") is { Length: > 0 } account)
            spec["serviceAccount"] = account;
        else if (spec.Text("serviceAccount") is { Length: > 0 } old)
            spec["serviceAccountName"] = old;
        foreach (var container in spec.Array("containers").Objects())
            ApplyToContainer(container);
        foreach (var container in spec.Array("initContainers").Objects())
            ApplyToContainer(container);
        foreach (var volume in spec.Array("volumes").Objects())
            ApplyToVolume(volume);
    }

    private static void ApplyToContainer(JsonObject container)
    {
        container.Default("imagePullPolicy", PullPolicyFor(container.Text("image") ?? ""));
        container.Default("resources", new JsonObject());
        container.Default("terminationMessagePath", "/dev/termination-log");
        container.Default("terminationMessagePolicy", "File");
        foreach (var port in container.Array("ports").Objects())
            port.Default("protocol", "TCP");
        foreach (var variable in container.Array("env").Objects())
            variable.Object("valueFrom").Object("fieldRef")?.Default("apiVersion", "v1");
        foreach (var probe in (ReadOnlySpan<string>)["livenessProbe", "readinessProbe", "startupProbe"])
        {
            if (container.Object(probe) is { } found)
                ApplyToProbe(found);
        }

        DefaultHttpGet(container.Object("lifecycle").Object("preStop"));
        DefaultHttpGet(container.Object("lifecycle").Object("postStart"));
    }

    private static void ApplyToProbe(JsonObject probe)
    {
        DefaultHttpGet(probe);
        probe.Object("grpc")?.Default("service", "");
        probe.Default("timeoutSeconds", 1);
        probe.Default("periodSeconds", 10);
        probe.Default("successThreshold", 1);
        probe.Default("failureThreshold", 3);
    }

    private static void DefaultHttpGet(JsonObject? handler)
    {
        if (handler.Object("httpGet") is not { } get)
            return;
        get.Default("path", "/");
        get.Default("scheme", "HTTP");
    }

    private static void ApplyToVolume(JsonObject volume)
    {
        // A volume without a source is an emptyDir; every volume has exactly its name and one source.
        if (volume.Count == 1)
            volume["emptyDir"] = new JsonObject();
        volume.Object("secret")?.Default("defaultMode", DefaultFileMode);
        volume.Object("configMap")?.Default("defaultMode", DefaultFileMode);
        volume.Object("downwardAPI")?.Default("defaultMode", DefaultFileMode);
        volume.Object("hostPath")?.Default("type", "");
        if (volume.Object("projected") is not { } projected)
            return;
        projected.Default("defaultMode", DefaultFileMode);
        foreach (var source in projected.Array("sources").Objects())
            source.Object("serviceAccountToken")?.Default("expirationSeconds", 3600);
    }

    private static void DefaultRequestsFromLimits(JsonObject container)
    {
        if (container.Object("resources") is not { } resources || resources.Object("limits") is not { Count: > 0 } limits)
            return;
        var requests = resources.Ensure("requests");
        foreach (var (name, value) in limits)
            requests.Default(name, value!.DeepClone());
    }

    /// <summary>Images without a tag, or tagged latest, are always pulled; a digest is never stale.</summary>
    private static string PullPolicyFor(string image)
    {
        if (image.Contains('@', StringComparison.Ordinal))
            return "IfNotPresent";
        var tag = image.LastIndexOf(':');
        return tag <= image.LastIndexOf('/') || image.AsSpan(tag + 1) is "latest" ? "Always" : "IfNotPresent";
    }
}
