using Autoheal.Context;

namespace Autoheal.Reasoning.Ranking;

/// <summary>A finding while it is ranked.</summary>
internal sealed class Candidate
{
    /// <summary>Below this, one supported finding is not enough to push another one aside.</summary>
    public const double Firm = 0.5;

    public required Finding Finding { get; init; }

    public required Place Object { get; init; }

    /// <summary>Gets the places whose trouble it would explain, without its own.</summary>
    public required IReadOnlyList<Place> Elsewhere { get; init; }

    public required double Confidence { get; init; }

    public required HypothesisStatus Status { get; init; }

    /// <summary>Gets the indexes of the symptoms that it would explain, rising.</summary>
    public required IReadOnlyList<int> Explains { get; init; }

    public required Relevance Relevance { get; init; }

    /// <summary>Gets confidence weighed by how much is explained and by how close before the trouble it came into being.</summary>
    public required double Score { get; init; }

    public int Group { get; set; } = -1;

    /// <summary>Whether it has been put into a group: a refuted one waits for all others.</summary>
    public bool IsPlaced => Group >= 0;

    public Role Role { get; set; }

    public bool IsRefuted => Status == HypothesisStatus.Refuted;

    public bool IsSupported => Status is HypothesisStatus.Supported or HypothesisStatus.Confirmed;

    public bool IsFirm => IsSupported && Confidence >= Firm;

    /// <summary>Whether it rests on a trustworthy fact that the other one does not cite: it says more for a reason that nobody can forge.</summary>
    public bool KnowsMoreThan(Candidate other)
    {
        foreach (var check in Finding.Checks)
        {
            if (check is { Result: CheckResult.Supports, Fact: { Trust: not TrustLevel.Untrusted } fact } && !other.Cites(fact))
            {
                return true;
            }
        }

        return false;
    }

    private bool Cites(Fact fact)
    {
        foreach (var check in Finding.Checks)
        {
            if (check.Fact is { } cited && cited.Predicate == fact.Predicate && cited.Value == fact.Value && cited.Subject.SamePlaceAs(fact.Subject))
            {
                return true;
            }
        }

        return false;
    }
}
