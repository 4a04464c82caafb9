using System.Text.Json;
using Autoheal.Perception;

namespace Autoheal.Kubernetes.Perception;

/// <summary>Writes and parses the signals that watching a cluster gives.</summary>
internal sealed class KubernetesSignalSource : ISignalSource
{
    public const string SourceName = "kubernetes";

    public string Name => SourceName;

    public SignalParseResult Parse(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        try
        {
            var reported = JsonSerializer.Deserialize(signal.Body.Span, KubernetesSignalJson.Default.ReportedSignArray) ?? [];
            return SignalParseResult.Parsed([.. reported.Select(ToAlert)]);
        }
        catch (JsonException)
        {
            return SignalParseResult.Refused("the body is no list of signs as watching a cluster writes it");
        }
    }

    public static byte[] Write(
        string clusterId, IEnumerable<KubernetesSign> firing, IEnumerable<KubernetesSign> over, DateTimeOffset at) => JsonSerializer.SerializeToUtf8Bytes(
        [.. firing.Select(sign => ReportedSign.Of(clusterId, sign, endedAt: null)), .. over.Select(sign => ReportedSign.Of(clusterId, sign, at))],
        KubernetesSignalJson.Default.ReportedSignArray);

    private static Alert ToAlert(ReportedSign sign) => new()
    {
        Source = SourceName,
        Fingerprint = sign.Fingerprint,
        Name = sign.Reason,
        Severity = sign.Severity,
        StartsAt = sign.Since,
        EndsAt = sign.EndedAt,
        Resolved = sign.EndedAt is not null,
        Labels = new Dictionary<string, string> { ["namespace"] = sign.Object.Namespace, ["kind"] = sign.Object.Kind, ["name"] = sign.Object.Name },
        Resources = [sign.Object],
    };
}
