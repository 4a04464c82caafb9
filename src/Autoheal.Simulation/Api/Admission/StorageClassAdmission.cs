using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>DefaultStorageClass: a claim that names no class gets the newest one that is marked as the default.</summary>
internal static class StorageClassAdmission
{
    public static void Admit(AdmissionRequest request)
    {
        var spec = request.Object.Ensure("spec");
        if (spec["storageClassName"] is not null)
            return;
        StoredObject? newest = null;
        foreach (var candidate in request.Store.List(Kinds.StorageClass))
        {
            if (StorageClassRules.IsDefault(candidate) && (newest is null || candidate.CreatedAt > newest.CreatedAt))
                newest = candidate;
        }

        if (newest is not null)
            spec["storageClassName"] = newest.Name;
    }
}
