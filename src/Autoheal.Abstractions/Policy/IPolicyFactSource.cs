namespace Autoheal.Policy;

/// <summary>
/// Finds facts out before a decision is made, so that deciding stays pure. It may read the world; it has no way to change it. When several know one
/// fact, the one that permits less counts. Thread-safe.
/// </summary>
public interface IPolicyFactSource
{
    /// <summary>Gets the name; people read it in explanations.</summary>
    string Name { get; }

    /// <summary>Finds out what it can. An exception counts as a denial by the source: a fact that should be there and is not refuses.</summary>
    /// <param name="input">What is known so far.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<PolicyFindings> FindAsync(PolicyInput input, CancellationToken cancellationToken);
}
