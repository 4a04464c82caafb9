using System.Text.Json;
using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Client;

/// <summary>
/// Asks by <c>SelfSubjectAccessReview</c>, which every authenticated identity may create and which stores nothing. The transport is the
/// acting one: the question is about whoever asks it.
/// </summary>
internal sealed class SelfAccessReviewer(KubernetesTransport transport) : IAccessReviewer
{
    private const string Path = "apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    public async ValueTask<bool> IsAllowedAsync(ActionPermission permission, string @namespace, CancellationToken cancellationToken)
    {
        var request = new WireRequest(HttpMethod.Post, Path) { Body = Write(permission, @namespace), ContentType = "application/json" };
        var answer = new KubernetesPayload(await transport.SendAsync(request, cancellationToken)).ToJson();
        return answer.TryGetProperty("status", out var status) && status.TryGetProperty("allowed", out var allowed)
            && allowed.ValueKind == JsonValueKind.True;
    }

    private static byte[] Write(ActionPermission permission, string @namespace)
    {
        var parts = permission.Resource.Split('/', 2);
        using var stream = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("apiVersion", "authorization.k8s.io/v1");
            json.WriteString("kind", "SelfSubjectAccessReview");
            json.WriteStartObject("spec");
            json.WriteStartObject("resourceAttributes");
            json.WriteString("group", permission.Group);
            json.WriteString("resource", parts[0]);
            if (parts.Length == 2)
            {
                json.WriteString("subresource", parts[1]);
            }

            json.WriteString("verb", permission.Verb);
            if (@namespace.Length > 0)
            {
                json.WriteString("namespace", @namespace);
            }

            if (permission.ResourceName.Length > 0)
            {
                json.WriteString("name", permission.ResourceName);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
