namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>The storage back ends that the world has, by the provisioner names that StorageClasses use, and what is wrong with them.</summary>
internal sealed class VolumeProvisioners
{
    /// <summary>The back end of the class <c>standard</c>.</summary>
    public const string Standard = "disk.csi.example.com";

    private readonly HashSet<string> _known = new(StringComparer.Ordinal) { Standard };
    private readonly Dictionary<string, string> _failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _attachFailures = new(StringComparer.Ordinal);

    /// <summary>Whether somebody provisions for classes of this provisioner; for the others claims wait for ever.</summary>
    public bool Has(string provisioner) => _known.Contains(provisioner);

    public void Add(string provisioner) => _known.Add(provisioner);

    /// <summary>Stops a provisioner, as when its pods are gone.</summary>
    public void Remove(string provisioner) => _known.Remove(provisioner);

    /// <summary>Makes a provisioner refuse new volumes with this error; null makes it work again.</summary>
    public void Fail(string provisioner, string? error) => Set(_failures, provisioner, error);

    /// <summary>Makes a back end refuse to attach its volumes to nodes; null makes it work again.</summary>
    public void FailAttaching(string provisioner, string? error) => Set(_attachFailures, provisioner, error);

    public string? FailureOf(string provisioner) => _failures.GetValueOrDefault(provisioner);

    public string? AttachFailureOf(string provisioner) => _attachFailures.GetValueOrDefault(provisioner);

    private static void Set(Dictionary<string, string> failures, string provisioner, string? error)
    {
        if (error is null)
            failures.Remove(provisioner);
        else
            failures[provisioner] = error;
    }
}
