namespace Autoheal.Context;

/// <summary>
/// The clusters that a host works on, by the names that its operator gave them. A host with one cluster has one with an empty name. Thread-safe.
/// </summary>
public interface IClusterDirectory
{
    /// <summary>Gets the names, each once, in ordinal order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The id of the cluster with a name of <see cref="Names"/>, read anew from the cluster itself.</summary>
    /// <exception cref="Diagnostics.AutohealException">There is no such name, or the cluster cannot be reached.</exception>
    ValueTask<string> GetIdAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>
    /// The name of the cluster that an id was last seen at; null when none of the host's clusters has it. Whoever is about to write compares the
    /// answer with <see cref="GetIdAsync"/>: a name may lead to another cluster than a minute ago.
    /// </summary>
    /// <exception cref="Diagnostics.AutohealException">A cluster that was not seen yet cannot be reached, so that nobody can tell.</exception>
    ValueTask<string?> FindNameAsync(string clusterId, CancellationToken cancellationToken = default);
}
