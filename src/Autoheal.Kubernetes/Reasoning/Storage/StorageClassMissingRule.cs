using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>
/// A claim names a StorageClass that does not exist, or none where there is no default one, and no volume was prepared for it (taxonomy row 25).
/// The first claim of a namespace is blamed for all that name the same class.
/// </summary>
internal sealed class StorageClassMissingRule : IDiagnosticRule
{
    public string Name => "storage-class-missing";

    public IReadOnlyList<CauseDescription> Causes { get; } = [StorageCauses.ClassMissing, StorageCauses.NoDefaultClass];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Claims.Count: > 0 } model)
        {
            yield break;
        }

        var groups = new Dictionary<(string Namespace, string Class), List<PendingClaim>>();
        foreach (var pending in PendingClaim.Find(model))
        {
            if (IsSuspect(pending))
            {
                var key = (pending.Claim.Namespace, pending.ClassName);
                groups.TryAdd(key, []);
                groups[key].Add(pending);
            }
        }

        foreach (var group in groups.Values)
        {
            yield return group[0].ClassName.Length > 0 ? DescribeMissing(group) : DescribeNoDefault(group);
        }
    }

    private static bool IsSuspect(PendingClaim pending) => pending.ClassName.Length > 0
        ? !pending.Class.IsFound && (pending.Class.IsAbsent || SaysMissing(pending)) && !HasVolumes(pending)
        : pending.Claim.Claim is { StorageClass: null, VolumeName.Length: 0 } && pending.Model.StorageClasses.IsComplete("") && pending.Nearest() is null;

    private static bool SaysMissing(PendingClaim pending) => pending.Refusal?.Message.Contains($"\"{pending.ClassName}\" not found") ?? false;

    // Volumes made by hand may bear a class that nobody created: then the class is only a name that both sides agree on.
    private static bool HasVolumes(PendingClaim pending) => pending.Nearest() is not null;

    private static Finding DescribeMissing(List<PendingClaim> claims)
    {
        var first = claims[0];
        var checks = StorageChecks.Begin(first);
        checks.Supports(0.25, $"it asks for StorageClass {first.ClassName}", checks.Declared(first.Claim, "spec.storageClassName", first.ClassName));
        if (first.Class.IsAbsent)
        {
            checks.Supports(
                0.8, $"StorageClass {first.ClassName} does not exist", checks.Controlled(first.Claim, "storageclass.absent", first.ClassName));
        }
        else
        {
            checks.NotObserved(0.8, $"whether StorageClass {first.ClassName} exists ({first.Class.NotObservedReason})");
        }

        StorageChecks.AddRefusal(checks, first, $"\"{first.ClassName}\" not found", $"StorageClass {first.ClassName} not found");
        return Make(
            StorageCauses.ClassMissing,
            claims,
            checks,
            $"StorageClass {first.ClassName} does not exist; PersistentVolumeClaim {first.Claim.Name} stays Pending",
            $"{Subject(claims)} for StorageClass {first.ClassName}, which does not exist{Others(first.Model)}; no volume is provisioned, and {ClaimUsers.Text(first.Model, first.Users)}.");
    }

    private static Finding DescribeNoDefault(List<PendingClaim> claims)
    {
        var first = claims[0];
        var checks = StorageChecks.Begin(first);
        checks.Supports(0.25, "it names no StorageClass", checks.Declared(first.Claim, "spec.storageClassName", "none"));
        checks.Supports(0.8, "no StorageClass is the default one", checks.Controlled(first.Claim, "storageclass.default", "none"));
        return Make(
            StorageCauses.NoDefaultClass,
            claims,
            checks,
            $"PersistentVolumeClaim {first.Claim.Name} names no StorageClass, and there is no default one",
            $"{Subject(claims)} for no StorageClass, and no class is marked as the default{Others(first.Model)}; it stays Pending, and {ClaimUsers.Text(first.Model, first.Users)}.");
    }

    private static Finding Make(CauseDescription cause, List<PendingClaim> claims, CheckList checks, string title, string summary) => new()
    {
        Cause = cause.Code,
        Object = claims[0].Model.Reference(claims[0].Claim),
        Title = title,
        Summary = summary,
        Checks = checks.Checks,
        Explains = [.. claims.SelectMany(claim => claim.Explained()).Distinct()],
        Since = claims[0].Claim.Metadata.CreatedAt,
        Remedies = claims[0].Undo(),
    };

    private static string Subject(List<PendingClaim> claims) => claims.Count == 1
        ? $"PersistentVolumeClaim {claims[0].Claim.Name} asks"
        : $"{Counts.Of(claims.Count, "PersistentVolumeClaim")}, {claims[0].Claim.Name} first, ask";

    private static string Others(ClusterModel model) =>
        model.StorageClasses.Count == 0 ? "" : $" (there is {string.Join(", ", model.StorageClasses.Take(3).Select(item => item.Name))})";
}
