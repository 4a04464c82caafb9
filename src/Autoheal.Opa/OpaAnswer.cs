using System.Text.Json;
using Autoheal.Policy;

namespace Autoheal.Opa;

/// <summary>
/// Reads what the agent answers: <c>{"verdict": "deny" | "approve" | "allow", "reason": "…", "quorum": 2, "roles": ["senior"]}</c>. Everything that is not
/// exactly that denies, an undefined rule first of all.
/// </summary>
internal static class OpaAnswer
{
    private const int MaxReason = 300;

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static PolicyOpinion Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return Denied("the answer is no object");
        }

        var id = Text(document.RootElement, "decision_id");
        if (!document.RootElement.TryGetProperty("result", out var result))
        {
            return Denied("the rule is undefined for these facts", id);
        }

        if (result.ValueKind != JsonValueKind.Object)
        {
            return Denied("the rule gives no object", id);
        }

        var reason = Text(result, "reason") ?? "its rules say so";
        return Text(result, "verdict") switch
        {
            "allow" => new PolicyOpinion { Source = "opa", Verdict = Verdict.Allow, Reason = reason, DecisionId = id },
            "approve" when TryReadApproval(result, out var approval) =>
                new PolicyOpinion { Source = "opa", Verdict = Verdict.RequireApproval, Reason = reason, DecisionId = id, Approval = approval },
            "approve" => Denied("it asks for an approval that cannot be read", id),
            "deny" => Denied(reason, id),
            _ => Denied("the verdict is none of deny, approve and allow", id),
        };
    }

    public static PolicyOpinion Denied(string reason, string? id = null) => new() { Source = "opa", Verdict = Verdict.Deny, Reason = reason, DecisionId = id };

    private static bool TryReadApproval(JsonElement result, out ApprovalRequirement? approval)
    {
        approval = null;
        var named = result.TryGetProperty("roles", out var roles);
        if (!result.TryGetProperty("quorum", out var quorum) && !named)
        {
            return true;
        }

        var people = 1;
        if ((quorum.ValueKind != JsonValueKind.Undefined && (quorum.ValueKind != JsonValueKind.Number || !quorum.TryGetInt32(out people)))
            || !named || roles.ValueKind != JsonValueKind.Array || roles.EnumerateArray().Any(role => role.ValueKind != JsonValueKind.String))
        {
            return false;
        }

        approval = new ApprovalRequirement { Quorum = people, Roles = [.. roles.EnumerateArray().Select(role => role.GetString()!)] };
        return true;
    }

    /// <summary>A stranger's text: one line, and not a long one.</summary>
    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String
            ? new string([.. found.GetString()!.Where(c => !char.IsControl(c)).Take(MaxReason)])
            : null;
}
