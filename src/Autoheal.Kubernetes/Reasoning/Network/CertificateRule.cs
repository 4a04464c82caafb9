using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>The certificate of a Service is not accepted by those who call it (taxonomy row 75). Logs say so; a Certificate object may confirm it.</summary>
internal sealed class CertificateRule : IDiagnosticRule
{
    public string Name => "certificate";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.TlsExpired, NetworkCauses.TlsUnknownAuthority];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        foreach (var service in scene.Model.Services)
        {
            if (scene.Complaints.FindAbout(service, "log.tls.expired") is { } expired)
            {
                yield return Describe(scene, service, expired, NetworkCauses.TlsExpired, "has expired", "certificate has expired");
            }
            else if (scene.Complaints.FindAbout(service, "log.tls.unknown-authority") is { } unknown)
            {
                yield return Describe(scene, service, unknown, NetworkCauses.TlsUnknownAuthority, "is of an unknown authority", "certificate verify failed, unknown authority");
            }
        }
    }

    private static Finding Describe(NetworkScene scene, Service service, Complaint complaint, CauseDescription cause, string how, string words)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        var callers = scene.Complaints.About(service).Where(other => other.Sighting.Cause == complaint.Sighting.Cause).Select(other => other.Caller).Distinct().ToArray();
        NetworkChecks.AddComplaint(checks, complaint, 0.85, $"the certificate of {service.Name}: {how}");
        AddAgreement(checks, service, callers);
        var certificates = Confirming(model, service);
        AddCertificates(checks, model, certificates);
        if (model.PodsSelectedBy(service).FirstOrDefault(pod => pod.Ready) is { } ready)
        {
            // Who names no host may mean another's certificate.
            checks.Supports(complaint is { Host: not null, IsClear: true } ? 0.4 : 0.2, $"pod {ready.Name} behind it is ready: it is not down", checks.Controlled(ready, "pod.ready", "True"));
        }

        AddCalls(checks, scene, service, callers);

        var target = model.Reference(service);
        return new Finding
        {
            Cause = cause.Code,
            Object = target,
            Title = $"The TLS certificate of Service {service.Name} {how}",
            Summary = $"{string.Join(", ", callers.Take(3).Select(caller => caller.Name))} cannot call {service.Name} over TLS: its certificate {how} (x509: {words}).",
            Checks = checks.Checks,
            Explains = [target, .. certificates.Select(model.Reference), .. callers.SelectMany(caller => (IEnumerable<Incidents.ResourceRef>)[model.Reference(caller), .. model.TroublesOf(caller).Select(trouble => model.Reference(trouble.Pod))])],
            Since = complaint.Sighting.First is { } first ? new DateTimeOffset(DateTime.SpecifyKind(first, DateTimeKind.Utc)) : null,
        };
    }

    private static void AddCalls(CheckList checks, NetworkScene scene, Service service, ClusterObject[] callers)
    {
        foreach (var call in callers.SelectMany(scene.Dependencies.CallsOf))
        {
            if (call.Target == service)
            {
                checks.Supports(0.3, $"{call.Caller.Name} is told to use it: {call.Setting}", checks.Declared(call.Caller, "setting.address", $"{call.Setting}={call.Address}"));
                return;
            }
        }
    }

    private static void AddAgreement(CheckList checks, Service service, ClusterObject[] callers)
    {
        if (callers.Length > 1)
        {
            checks.Supports(
                0.5,
                $"{callers.Length} workloads agree",
                checks.Untrusted(service, "callers.agreeing", $"{callers.Length}", "logs"));
        }
    }

    /// <summary>The Certificates of the Service that are past their end, or not Ready: it is their trouble, too.</summary>
    private static CustomObject[] Confirming(ClusterModel model, Service service) =>
    [
        .. model.Custom("Certificate").In(service.Namespace).Where(certificate => certificate.Name.Contains(service.Name, StringComparison.Ordinal)
            && (EndOf(certificate) < model.At || certificate.Conditions.Find("Ready") is { Status: "False" })),
    ];

    private static DateTimeOffset? EndOf(CustomObject certificate) => certificate.Times.TryGetValue("notAfter", out var end) ? end : null;

    private static void AddCertificates(CheckList checks, ClusterModel model, CustomObject[] certificates)
    {
        foreach (var certificate in certificates)
        {
            if (EndOf(certificate) is { } end && end < model.At)
            {
                checks.Supports(0.8, $"{certificate} ended {Durations.Text(model.At - end)} ago", checks.Controlled(certificate, "status.notAfter", $"{end:u}", end));
            }
            else if (certificate.Conditions.Find("Ready") is { } ready)
            {
                checks.Supports(0.6, $"{certificate} is not Ready ({ready.Reason})", checks.Controlled(certificate, "condition.Ready", ready.Reason, ready.ChangedAt));
            }
        }
    }
}
