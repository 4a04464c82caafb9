using System.Text.Json.Nodes;
using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Access;

/// <summary>
/// Writes the admission policies (<c>admissionregistration.k8s.io/v1</c>, Kubernetes 1.30 and later) that fence the acting identity in, whatever
/// else somebody binds it to: one that refuses every kind of request but those of the actions, and one for each resource that they
/// change, which refuses a change of any other field.
/// </summary>
internal static class AdmissionManifests
{
    private const string Version = "admissionregistration.k8s.io/v1";

    public static IEnumerable<JsonObject> For(IReadOnlyList<ActionDescriptor> actions, IReadOnlyList<ActionPermission> acting, string @namespace, AccessLimits limits)
    {
        string[] everything = ["*"];
        var requests = Policy(
            $"{Identities.Actor}-requests",
            Resources(everything, everything, ["*/*"]),
            [(AdmissionExpressions.Requests(acting, @namespace), "Autoheal may not do this: no action that it was set up for needs it.")]);
        (string, string)[] ruledOut = [.. PolicyExpressions.For(limits)];
        var policy = ruledOut.Length == 0 ? [] : Bound(Policy($"{Identities.Actor}-policy", Resources(everything, ["CREATE", "UPDATE", "DELETE", "CONNECT"], ["*/*"]), ruledOut));
        return Bound(requests).Concat(policy).Concat(acting.Where(permission => permission.Verb == "patch").SelectMany(permission => Fields(actions, permission)));
    }

    private static IEnumerable<JsonObject> Fields(IReadOnlyList<ActionDescriptor> actions, ActionPermission permission)
    {
        var written = actions.Where(action => action.WritePermissions.Contains(permission)).SelectMany(action => action.WrittenFields).ToArray();
        var policy = Policy(
            $"{Identities.Actor}-{permission.Resource}",
            Resources([permission.Group], ["UPDATE"], [permission.Resource]),
            [.. AdmissionExpressions.Unchanged(permission, written).Select(expression =>
                (expression.Text, $"Autoheal may not change {expression.Field} of {permission.Resource}: no action that it was set up for does."))]);
        return Bound(policy);
    }

    private static JsonObject Resources(string[] groups, string[] operations, string[] resources) => new()
    {
        ["apiGroups"] = Texts(groups),
        ["apiVersions"] = Texts(["*"]),
        ["operations"] = Texts(operations),
        ["resources"] = Texts(resources),
    };

    private static JsonObject Policy(string name, JsonObject resources, IReadOnlyList<(string Expression, string Message)> validations)
    {
        var policy = RoleManifests.Manifest(Version, "ValidatingAdmissionPolicy", name, "");
        policy["spec"] = new JsonObject
        {
            ["failurePolicy"] = "Fail",
            ["matchConstraints"] = new JsonObject { ["resourceRules"] = new JsonArray(resources) },
            ["matchConditions"] = new JsonArray(new JsonObject
            {
                ["name"] = "acting-identity",
                ["expression"] = $"request.userInfo.username == \"{Identities.UserName(Identities.Actor)}\"",
            }),
            ["validations"] = new JsonArray([.. validations.Select(validation =>
                (JsonNode)new JsonObject { ["expression"] = validation.Expression, ["message"] = validation.Message })]),
        };
        return policy;
    }

    private static IEnumerable<JsonObject> Bound(JsonObject policy)
    {
        var name = policy["metadata"]!["name"]!.ToString();
        var binding = RoleManifests.Manifest(Version, "ValidatingAdmissionPolicyBinding", name, "");
        binding["spec"] = new JsonObject { ["policyName"] = name, ["validationActions"] = Texts(["Deny"]) };
        return [policy, binding];
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
