namespace Autoheal.Approvals;

/// <summary>What makes a person fit to approve a request.</summary>
internal static class Approvers
{
    public static bool IsProposer(Person person, string proposer) => proposer == $"person:{person.Id}";

    /// <summary>The first of the demanded roles that the person holds; null when they hold none.</summary>
    public static string? RoleOf(Person person, ApprovalRequest request) =>
        request.Requirement.Roles.FirstOrDefault(role => person.Roles.Contains(role, StringComparer.Ordinal));
}
