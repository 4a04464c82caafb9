using System.Text.RegularExpressions;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>What the API server said about a webhook that it had to ask: which one, and how that went.</summary>
internal sealed partial class WebhookAnswer
{
    private WebhookAnswer(string name, WebhookFailure failure, string service)
    {
        Name = name;
        Failure = failure;
        Service = service;
    }

    /// <summary>The webhook's name; untrusted until a configuration of that name is seen.</summary>
    public string Name { get; }

    public WebhookFailure Failure { get; }

    /// <summary>The Service that was called, as <c>namespace/name</c>; untrusted, empty when the answer does not say.</summary>
    public string Service { get; }

    /// <summary>The answer in a text; null when it speaks of no webhook.</summary>
    public static WebhookAnswer? Read(UntrustedText text)
    {
        if (!text.Contains("webhook"))
        {
            return null;
        }

        if (text.Match(Failed()) is { Success: true } failed)
        {
            var called = text.Match(Called());
            var service = called.Success ? $"{called.Groups["ns"].Value}/{called.Groups["name"].Value}" : "";
            return new WebhookAnswer(failed.Groups["name"].Value, Classify(text), service);
        }

        return text.Match(Denied()) is { Success: true } denied ? new WebhookAnswer(denied.Groups["name"].Value, WebhookFailure.Denied, "") : null;
    }

    private static WebhookFailure Classify(UntrustedText text) =>
        text.ContainsAny("x509:", "tls: ", "certificate") ? WebhookFailure.Certificate
        : text.ContainsAny("no endpoints available", "connection refused", "no route to host", "not found", "connection reset", "EOF", "i/o timeout", "no such host")
            ? WebhookFailure.Unavailable
        : text.ContainsAny("deadline exceeded", "timeout", "timed out") ? WebhookFailure.Timeout
        : WebhookFailure.Unavailable;

    [GeneratedRegex(@"failed calling webhook ""(?<name>[a-z0-9.-]{1,253})""", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Failed();

    [GeneratedRegex(@"admission webhook ""(?<name>[a-z0-9.-]{1,253})"" denied the request", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Denied();

    [GeneratedRegex(@"https://(?<name>[a-z0-9-]{1,63})\.(?<ns>[a-z0-9-]{1,63})\.svc", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Called();
}
