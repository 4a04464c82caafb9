namespace Autoheal.Fidelity;

/// <summary>What a step does.</summary>
internal enum StepVerb
{
    Create,
    Patch,
    Delete,

    /// <summary>Asks for the eviction of the first pod that a selector matches, as a drain does.</summary>
    Evict,
}
