using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Access;

/// <summary>Writes the conditions of admission policies in the Common Expression Language. A field that is left out is told by <c>has</c>.</summary>
internal static class AdmissionExpressions
{
    /// <summary>A second generation that the server itself counts up when a DaemonSet's template changes.</summary>
    private const string ServersOwn = "deprecated.daemonset.template.generation";

    private static readonly string[] s_metadata = ["labels", "annotations", "finalizers", "ownerReferences"];

    /// <summary>True for the requests that the permissions are about, and for the question what one may do.</summary>
    public static string Requests(IReadOnlyList<ActionPermission> acting, string @namespace) => string.Join(
        "\n|| ",
        acting.Select(permission => Request(permission, @namespace))
            .Append("(request.operation == \"CREATE\" && request.resource.group == \"authorization.k8s.io\""
                + " && request.resource.resource == \"selfsubjectaccessreviews\")"));

    /// <summary>For each field of the resource that no action writes: true when it is as before.</summary>
    public static IEnumerable<(string Field, string Text)> Unchanged(ActionPermission permission, IReadOnlyList<string> written)
    {
        foreach (var field in s_metadata.Select(name => $"metadata.{name}").Concat(KnownFields.Of(permission.Group, permission.Resource)))
        {
            if (!written.Any(pointer => Touches(pointer, field)))
            {
                yield return (field, permission.Resource == "daemonsets" && field == "metadata.annotations" ? SameBut(field, ServersOwn) : Same(field));
            }
        }
    }

    private static string Same(string field) =>
        $"has(object.{field}) == has(oldObject.{field}) && (!has(object.{field}) || object.{field} == oldObject.{field})";

    private static string SameBut(string map, string key) =>
        $"has(object.{map}) == has(oldObject.{map}) && (!has(object.{map}) || ({Within("object", "oldObject")} && {Within("oldObject", "object")}))"
            .Replace("MAP", map, StringComparison.Ordinal).Replace("KEY", key, StringComparison.Ordinal);

    private static string Within(string one, string other) =>
        $"{one}.MAP.all(k, k == \"KEY\" || (k in {other}.MAP && {one}.MAP[k] == {other}.MAP[k]))";

    private static string Request(ActionPermission permission, string @namespace)
    {
        var parts = permission.Resource.Split('/', 2);
        var subresource = parts.Length == 2
            ? $"has(request.subResource) && request.subResource == \"{parts[1]}\""
            : "(!has(request.subResource) || request.subResource == \"\")";
        var place = @namespace.Length > 0 && ScopeOf.IsNamespaced(permission)
            ? $" && has(request.namespace) && request.namespace == \"{@namespace}\""
            : "";
        return $"(request.operation == \"{Operation(permission.Verb)}\" && request.resource.group == \"{permission.Group}\""
            + $" && request.resource.resource == \"{parts[0]}\" && {subresource}{place})";
    }

    private static string Operation(string verb) => verb switch
    {
        "create" => "CREATE",
        "delete" => "DELETE",
        _ => "UPDATE",
    };

    /// <summary>Whether a written JSON pointer lies at or below a field such as <c>spec.replicas</c>.</summary>
    private static bool Touches(string pointer, string field)
    {
        var path = "/" + field.Replace('.', '/');
        return pointer == path || pointer.StartsWith(path + "/", StringComparison.Ordinal);
    }
}
