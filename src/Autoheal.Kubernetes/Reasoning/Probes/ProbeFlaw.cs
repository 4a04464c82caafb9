namespace Autoheal.Kubernetes.Reasoning.Probes;

/// <summary>What is wrong with a probe that fails.</summary>
internal enum ProbeFlaw
{
    /// <summary>Nothing that shows: the program may be right in saying no.</summary>
    None = 0,

    /// <summary>It asks a port on which nothing listens.</summary>
    Port,

    /// <summary>It speaks another protocol than the program.</summary>
    Protocol,

    /// <summary>It asks for a path that the program does not know.</summary>
    Path,

    /// <summary>It does not wait until the program has started.</summary>
    Eager,
}
