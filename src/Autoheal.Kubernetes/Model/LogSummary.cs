namespace Autoheal.Kubernetes.Model;

/// <summary>The logs of one container, reduced to closed words and counts. Immutable.</summary>
public sealed record LogSummary
{
    /// <summary>Gets what was recognised, most specific first.</summary>
    public IReadOnlyList<LogSignature> Signatures { get; init; } = [];

    /// <summary>Gets the number of lines that were read, of the current and the previous run.</summary>
    public int LinesRead { get; init; }

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
