using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Model;

/// <summary>The logs of one container, reduced to closed words and counts. Immutable.</summary>
public sealed record LogSummary
{
    /// <summary>Gets what was recognised, most specific first.</summary>
    public IReadOnlyList<LogSignature> Signatures { get; init; } = [];

    /// <summary>Gets the causes that the log speaks of, of the previous run and the current one. Untrusted: it raises a question and confirms nothing.</summary>
    public IReadOnlyList<LogSighting> Sightings { get; init; } = [];

    /// <summary>Gets the number of lines that were read, of the current and the previous run.</summary>
    public int LinesRead { get; init; }

    /// <summary>The sighting of a cause such as <c>log.connection.refused</c>, or null.</summary>
    public LogSighting? Find(CauseCode cause)
    {
        foreach (var sighting in Sightings)
        {
            if (sighting.Cause == cause)
            {
                return sighting;
            }
        }

        return null;
    }

    /// <summary>The first signature of a kind, or null.</summary>
    public LogSignature? Find(LogSignatureKind kind)
    {
        foreach (var signature in Signatures)
        {
            if (signature.Kind == kind)
            {
                return signature;
            }
        }

        return null;
    }
}
