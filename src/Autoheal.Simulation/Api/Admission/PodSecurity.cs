using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>PodSecurity: the pod security standards that a namespace's labels ask for.</summary>
internal static class PodSecurity
{
    private const string EnforceLabel = "pod-security.kubernetes.io/enforce";

    /// <exception cref="StoreException">Forbidden, naming everything that violates the level.</exception>
    public static void Check(AdmissionRequest request)
    {
        if (request.Store.Find(Kinds.Namespace, null, request.Namespace ?? "")?.Labels is not { } labels)
            return;
        var level = labels.Text(EnforceLabel);
        if (level is not ("baseline" or "restricted"))
            return;
        var spec = request.Object.Ensure("spec");
        var violations = new List<string>();
        PodSecurityChecks.Baseline(spec, restricted: level == "restricted", violations);
        if (level == "restricted")
            PodSecurityChecks.Restricted(spec, violations);
        if (violations.Count > 0)
            throw request.Forbidden($"violates PodSecurity \"{level}:{labels.Text(EnforceLabel + "-version") ?? "latest"}\": {string.Join(", ", violations)}");
    }
}
