using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>
/// What stands behind the cluster's admission webhooks. A configuration names a Service; whether it can be called follows that Service's
/// endpoints, and what it answers is scripted here. A service without a script lets everything pass. Not thread-safe.
/// </summary>
public sealed class WebhookScripts
{
    private readonly Dictionary<string, Func<JsonObject, WebhookAnswer>> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _authorities = new(StringComparer.Ordinal);

    /// <summary>Scripts the answers of a webhook's service.</summary>
    /// <param name="ns">Namespace of the service.</param>
    /// <param name="service">Name of the service.</param>
    /// <param name="answer">Gets the <c>request</c> of the AdmissionReview (operation, name, namespace, object, oldObject) and answers it.</param>
    public void Answer(string ns, string service, Func<JsonObject, WebhookAnswer> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _answers[$"{ns}/{service}"] = answer;
    }

    /// <summary>Says which certificate authority the service's certificate is from; a configuration with another <c>caBundle</c> cannot call it.</summary>
    public void SignedBy(string ns, string service, string caBundle)
    {
        ArgumentException.ThrowIfNullOrEmpty(caBundle);
        _authorities[$"{ns}/{service}"] = caBundle;
    }

    internal WebhookAnswer Ask(string ns, string service, JsonObject request) =>
        _answers.TryGetValue($"{ns}/{service}", out var answer) ? answer(request) : WebhookAnswer.Allow;

    internal bool Trusts(string ns, string service, string? caBundle) =>
        !_authorities.TryGetValue($"{ns}/{service}", out var authority) || authority == caBundle;
}
