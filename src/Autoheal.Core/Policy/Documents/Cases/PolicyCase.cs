namespace Autoheal.Policy.Documents.Cases;

/// <summary>One test of a policy: facts, and the decision that they must lead to. Immutable.</summary>
public sealed class PolicyCase
{
    private readonly DocumentNode _node;

    internal PolicyCase(DocumentNode node, string file)
    {
        _node = node;
        File = file;
    }

    /// <summary>Gets what it shows.</summary>
    public string Name => _node.Text("name") ?? "";

    /// <summary>Gets the file that it stands in.</summary>
    public string File { get; }

    /// <summary>Gets its line.</summary>
    public int Line => _node.Line;

    /// <summary>Runs it.</summary>
    /// <param name="trial">The policy.</param>
    public PolicyCaseResult Run(PolicyTrial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var input = GivenFacts.Read(_node["given"], trial);
        var decision = trial.Decide(input);
        return new PolicyCaseResult { Case = this, Input = input, Decision = decision, Failures = [.. Compare(_node["expect"], decision)] };
    }

    private static IEnumerable<string> Compare(DocumentNode expect, PolicyDecision decision)
    {
        var verdict = DocumentRule.VerdictOf(expect.Text("verdict"));
        if (decision.Verdict != verdict)
        {
            yield return $"expected {expect.Text("verdict")}, but it was {decision.Sentence}";
            yield break;
        }

        var deciding = decision.Reasons.Where(reason => reason.Verdict == verdict).Select(reason => reason.Policy).ToArray();
        foreach (var by in (expect.Texts("by") ?? []).Where(by => !deciding.Contains(by, StringComparer.Ordinal)))
        {
            yield return $"expected '{by}' to say so, but it was {string.Join(", ", deciding)}";
        }

        if (expect.Whole("quorum") is { } quorum && decision.Approval?.Quorum != quorum)
        {
            yield return $"expected {quorum} to approve, but it was {decision.Approval?.Quorum.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nobody"}";
        }

        if (expect.Texts("roles") is { } roles && !roles.ToHashSet(StringComparer.Ordinal).SetEquals(decision.Approval?.Roles ?? []))
        {
            yield return $"expected the roles {string.Join(", ", roles)}, but they were {string.Join(", ", decision.Approval?.Roles ?? [])}";
        }

        if (expect.Texts("obligations") is { } kinds && !kinds.ToHashSet(StringComparer.Ordinal).SetEquals(decision.Obligations.Select(obligation => obligation.Kind)))
        {
            yield return $"expected the obligations {string.Join(", ", kinds)}, but they were {string.Join(", ", decision.Obligations.Select(obligation => obligation.Kind))}";
        }
    }
}
