namespace Autoheal.Simulation.Kubelet;

/// <summary>A volume that is not there yet.</summary>
/// <param name="Volume">Its name in the pod.</param>
/// <param name="Error">What setting it up came to; null while the kubelet merely waits for somebody else.</param>
/// <param name="Unprocessed">Why the kubelet does not even try; null when it does.</param>
internal sealed record VolumeFailure(string Volume, string? Error, string? Unprocessed = null);
