using Autoheal.Approvals;
using Microsoft.Extensions.Options;

namespace Autoheal.Incidents;

/// <summary>Who may ask something of an incident: a known person who holds one of the roles at this moment.</summary>
internal sealed class CommandAuthority(IPeopleDirectory people, IOptionsMonitor<CommandOptions> options)
{
    /// <summary>The person as the directory spells them, and the role under which they ask; or why they may not.</summary>
    public async ValueTask<(string PersonId, string? Role, string? Refusal)> FindAsync(string personId, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(personId, cancellationToken) is not { } person)
        {
            return (personId, null, "the person is not known");
        }

        var roles = options.CurrentValue.Roles;
        return roles.FirstOrDefault(role => person.Roles.Contains(role, StringComparer.Ordinal)) is { } role
            ? (person.Id, role, null)
            : (person.Id, null, roles.Count == 0 ? "nobody may command here" : $"the person holds none of the roles {string.Join(", ", roles)}");
    }
}
