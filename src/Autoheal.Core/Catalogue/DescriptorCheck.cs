using Autoheal.Execution;

namespace Autoheal.Catalogue;

/// <summary>What is missing or contradictory in an action's descriptor.</summary>
internal static class DescriptorCheck
{
    public static IEnumerable<string> Find(IActionHandler handler)
    {
        var descriptor = handler.Descriptor;
        var name = handler.GetType().Name;
        if (descriptor.Name.Length == 0 || descriptor.Name.Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
        {
            yield return $"{name}: the action's name must be lower-case words joined by hyphens, but is '{descriptor.Name}'.";
        }

        if (descriptor.Version < 1)
        {
            yield return $"{name}: the version must be 1 or more, but is {descriptor.Version}.";
        }

        if (string.IsNullOrWhiteSpace(descriptor.Description) || descriptor.Preconditions.Count == 0)
        {
            yield return $"{name}: description and preconditions must be given.";
        }

        if (descriptor.TargetKinds.Count == 0 || descriptor.GuardedFields.Count == 0)
        {
            yield return $"{name}: target kinds and guarded fields must be given.";
        }

        if (descriptor.WritePermissions.Count == 0 || descriptor.ReadPermissions.Count == 0)
        {
            yield return $"{name}: the permissions that it reads and writes with must be given.";
        }

        if (descriptor.Reversibility != Reversibility.Exact && string.IsNullOrWhiteSpace(descriptor.NoCompensationReason))
        {
            yield return $"{name}: an action without an exact undo must say why there is no compensation.";
        }

        if (descriptor.Idempotency == IdempotencyStrategy.None && descriptor.Risk > ActionRisk.High)
        {
            yield return $"{name}: an action that may run twice cannot claim medium or low risk.";
        }
    }
}
