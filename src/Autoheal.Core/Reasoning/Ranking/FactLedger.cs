using Autoheal.Context;

namespace Autoheal.Reasoning.Ranking;

/// <summary>Numbers the facts that the ranked hypotheses cite, in order of citation; the same fact has one number.</summary>
internal sealed class FactLedger
{
    private const int LongestValue = 200;

    private readonly Dictionary<Fact, Fact> _numbered = [];
    private readonly List<Fact> _facts = [];

    public IReadOnlyList<Fact> Facts => _facts;

    public List<Evidence> Cite(Finding finding, CheckResult result)
    {
        var evidence = new List<Evidence>();
        foreach (var check in finding.Checks)
        {
            if (check.Result == result && check.Fact is { } cited)
            {
                var fact = Number(cited);
                evidence.Add(new Evidence { FactId = fact.Id, Text = check.Text, Source = fact.Source, Trust = fact.Trust });
            }
        }

        return evidence;
    }

    private Fact Number(Fact fact)
    {
        var unnumbered = fact with { Id = "", Value = Shortening.To(fact.Value, LongestValue) };
        if (!_numbered.TryGetValue(unnumbered, out var numbered))
        {
            numbered = unnumbered with { Id = $"F{_facts.Count + 1}" };
            _numbered[unnumbered] = numbered;
            _facts.Add(numbered);
        }

        return numbered;
    }
}
