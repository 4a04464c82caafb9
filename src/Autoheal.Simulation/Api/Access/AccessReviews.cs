using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Access;

/// <summary>The virtual resources with which a user asks who he is and what he may do.</summary>
internal sealed class AccessReviews(IAuthorizer authorizer, Authenticator authenticator)
{
    /// <summary>Whether the group and resource name a review.</summary>
    public static bool Covers(string group, string resource) => (group, resource) is
        ("authorization.k8s.io", "selfsubjectaccessreviews" or "selfsubjectrulesreviews" or "subjectaccessreviews" or "localsubjectaccessreviews")
        or ("authentication.k8s.io", "selfsubjectreviews" or "tokenreviews");

    /// <summary>Fills in and returns the status of a review.</summary>
    public JsonObject Answer(string resource, UserIdentity user, JsonObject review) => resource switch
    {
        "selfsubjectaccessreviews" => AccessReview(user, review, "SelfSubjectAccessReview"),
        "subjectaccessreviews" => AccessReview(SubjectOf(review), review, "SubjectAccessReview"),
        "localsubjectaccessreviews" => AccessReview(SubjectOf(review), review, "LocalSubjectAccessReview"),
        "selfsubjectrulesreviews" => RulesReview(user, review),
        "tokenreviews" => TokenReview(review),
        _ => SubjectReview(user, review),
    };

    private JsonObject AccessReview(UserIdentity user, JsonObject review, string kind)
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
                $"{kind}.authorization.k8s.io \"\" is invalid: spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }

        var decision = authorizer.Decide(asked);
        var status = new JsonObject { ["allowed"] = decision.Allowed };
        if (decision.Reason is { } reason)
            status["reason"] = reason;
        review["status"] = status;
        return review;
    }

    private static UserIdentity SubjectOf(JsonObject review)
    {
        var spec = review.Object("spec");
        if (string.IsNullOrEmpty(spec.Text("user")) && spec.Array("groups") is not { Count: > 0 })
        {
            throw new StoreException(StatusReason.Invalid,
                "SubjectAccessReview.authorization.k8s.io \"\" is invalid: spec.user: Invalid value: \"\": at least one of user or group must be specified");
        }

        return new() { Name = spec.Text("user") ?? "", Groups = [.. (spec.Array("groups") ?? []).Select(group => group?.ToString() ?? "")] };
    }

    private JsonObject TokenReview(JsonObject review)
    {
        var user = review.Text("spec", "token") is { Length: > 0 } token ? authenticator.Find(token) : null;
        review["status"] = user is null
            ? new JsonObject { ["user"] = new JsonObject(), ["error"] = "[invalid bearer token, token lookup failed]" }
            : new JsonObject { ["authenticated"] = true, ["user"] = Describe(user) };
        return review;
    }

    private JsonObject RulesReview(UserIdentity user, JsonObject review)
    {
        var ns = review.Text("spec", "namespace") ?? "";
        var resourceRules = new JsonArray();
        var pathRules = new JsonArray();
        foreach (var rule in authorizer.RulesOf(user, ns))
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
        review["status"] = new JsonObject { ["userInfo"] = Describe(user) };
        return review;
    }

    private static JsonObject Describe(UserIdentity user)
    {
        var groups = ToArray(user.Groups);
        if (user != UserIdentity.Anonymous)
            groups.Add((JsonNode)"system:authenticated");
        var described = new JsonObject { ["username"] = user.Name };
        if (user.Uid is not null)
            described["uid"] = user.Uid;
        described["groups"] = groups;
        return described;
    }

    private static JsonArray ToArray(IReadOnlyList<string> values)
    {
        var array = new JsonArray();
        foreach (var value in values)
            array.Add((JsonNode)value);
        return array;
    }
}
