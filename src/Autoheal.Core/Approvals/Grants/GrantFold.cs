using Autoheal.Journal.Events;

namespace Autoheal.Approvals.Grants;

/// <summary>Folds the control stream into the grants and who took them back.</summary>
internal sealed class GrantFold
{
    private readonly List<ApprovalGrant> _grants = [];
    private readonly Dictionary<string, string> _revokedBy = new(StringComparer.Ordinal);

    public int Given => _grants.Count;

    public void Take(JournalEvent @event)
    {
        switch (@event)
        {
            case GrantGiven given:
                _grants.Add(given.Grant);
                break;
            case GrantRevoked revoked:
                Revoke(revoked);
                break;
        }
    }

    /// <summary>Takes grants back; whether there was any to take back.</summary>
    public bool Revoke(GrantRevoked revoked)
    {
        var any = false;
        foreach (var grant in _grants.Where(grant => revoked.GrantId == GrantRevocation.All || grant.Id == revoked.GrantId))
        {
            any |= _revokedBy.TryAdd(grant.Id, revoked.By);
        }

        return any;
    }

    public IReadOnlyList<ListedGrant> ListAt(DateTimeOffset now) => [.. _grants.Select(grant => List(grant, _revokedBy.GetValueOrDefault(grant.Id), now))];

    private static ListedGrant List(ApprovalGrant grant, string? revokedBy, DateTimeOffset now) => new()
    {
        Grant = grant,
        State = revokedBy is not null ? GrantState.Revoked : now >= grant.ExpiresAt ? GrantState.Expired : GrantState.Active,
        RevokedBy = revokedBy,
    };
}
