namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>Checks that rules about claims share.</summary>
internal static class StorageChecks
{
    public static CheckList Begin(PendingClaim pending)
    {
        var checks = new CheckList(pending.Model);
        var claim = pending.Claim;
        checks.Supports(0.6, $"PersistentVolumeClaim {claim.Name} is Pending", checks.Controlled(claim, "pvc.phase", claim.Phase, claim.Metadata.CreatedAt));
        ClaimUsers.AddWaiting(checks, pending.Users, 0.35);
        return checks;
    }

    /// <summary>That the provisioner said why it made no volume, in the words given.</summary>
    public static void AddRefusal(CheckList checks, PendingClaim pending, string words, string meaning)
    {
        if (pending.Refusal is { } refusal && refusal.Message.Contains(words))
        {
            checks.Supports(
                0.9, $"event ProvisioningFailed: {meaning}", checks.Untrusted(pending.Claim, "event", refusal.Reason, "event", refusal.LastAt));
        }
    }
}
