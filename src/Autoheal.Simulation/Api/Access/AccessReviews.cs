using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Access;

/// <summary>The virtual resources with which a user asks who he is and what he may do.</summary>
internal sealed class AccessReviews(IAuthorizer authorizer)
{
    /// <summary>Whether the group and resource name a review.</summary>
    public static bool Covers(string group, string resource) => (group, resource) is
        ("authorization.k8s.io", "selfsubjectaccessreviews" or "selfsubjectrulesreviews") or ("authentication.k8s.io", "selfsubjectreviews");

    /// <summary>Fills in and returns the status of a review.</summary>
    public JsonObject Answer(string resource, UserIdentity user, JsonObject review) => resource switch
    {
        "selfsubjectaccessreviews" => AccessReview(user, review),
        "selfsubjectrulesreviews" => RulesReview(user, review),
        _ => SubjectReview(user, review),
    };

    private JsonObject AccessReview(UserIdentity user, JsonObject review)
    {
        var spec = review.Object("spec");
        AccessAttributes asked;
        if (spec.Object("resourceAttributes") is { } resource)
        {
            asked = new()
            {
                User = user,
                Verb = resource.Text("verb") ?? "",
                Group = resource.Text("group") ?? "",
                Resource = resource.Text("resource") ?? "",
                Subresource = resource.Text("subresource"),
                Namespace = resource.Text("namespace"),
                Name = resource.Text("name"),
            };
        }
        else if (spec.Object("nonResourceAttributes") is { } plain)
        {
            asked = new() { User = user, Verb = plain.Text("verb") ?? "", Path = plain.Text("path") ?? "" };
        }
        else
        {
            throw new StoreException(StatusReason.Invalid,
                "SelfSubjectAccessReview.authorization.k8s.io \"\" is invalid: spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }

        review["status"] = new JsonObject { ["allowed"] = authorizer.IsAllowed(asked) };
        return review;
    }

    private JsonObject RulesReview(UserIdentity user, JsonObject review)
    {
        var ns = review.Text("spec", "namespace") ?? "";
        var resourceRules = new JsonArray();
        var pathRules = new JsonArray();
        foreach (var rule in authorizer.RulesOf(user))
        {
            if (rule.NonResourceUrls.Count > 0)
                pathRules.Add((JsonNode)new JsonObject { ["verbs"] = ToArray(rule.Verbs), ["nonResourceURLs"] = ToArray(rule.NonResourceUrls) });
            if (rule.Resources.Count == 0 || (rule.Namespaces is { } namespaces && !namespaces.Contains(ns)))
                continue;
            var shown = new JsonObject { ["verbs"] = ToArray(rule.Verbs), ["apiGroups"] = ToArray(rule.ApiGroups), ["resources"] = ToArray(rule.Resources) };
            if (rule.ResourceNames.Count > 0)
                shown["resourceNames"] = ToArray(rule.ResourceNames);
            resourceRules.Add((JsonNode)shown);
        }

        review["status"] = new JsonObject { ["resourceRules"] = resourceRules, ["nonResourceRules"] = pathRules, ["incomplete"] = false };
        return review;
    }

    private static JsonObject SubjectReview(UserIdentity user, JsonObject review)
    {
        var groups = ToArray(user.Groups);
        if (user != UserIdentity.Anonymous)
            groups.Add((JsonNode)"system:authenticated");
        review["status"] = new JsonObject { ["userInfo"] = new JsonObject { ["username"] = user.Name, ["groups"] = groups } };
        return review;
    }

    private static JsonArray ToArray(IReadOnlyList<string> values)
    {
        var array = new JsonArray();
        foreach (var value in values)
            array.Add((JsonNode)value);
        return array;
    }
}
