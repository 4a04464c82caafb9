namespace Autoheal.Reasoning.Logs;

/// <summary>
/// One pattern on one log. With correlations it is followed once for each combination of their values; the oldest combinations give way.
/// </summary>
internal sealed class PatternRun(LogPattern pattern, Action<IReadOnlyList<SeenLines>> found)
{
    private const int MostCombinations = 1024;

    private readonly OrderedDictionary<string, PatternMatcher> _matchers = new(StringComparer.Ordinal);

    public void See(TermAddress address, SeenLines seen)
    {
        var term = address.IsNegated ? pattern.Negations[address.Term].Term : pattern.Terms[address.Term];
        if (KeyOf(term, seen) is not { } key)
        {
            return;
        }

        if (!address.IsNegated)
        {
            MatcherOf(key).See(address.Term, seen);
        }
        else if (pattern.Correlations.Count > 0 && term.Extracts.Count == 0)
        {
            // Nothing says whom it concerns: it concerns all.
            foreach (var matcher in _matchers.Values)
            {
                matcher.SeeForbidden(address.Term, seen);
            }
        }
        else
        {
            MatcherOf(key).SeeForbidden(address.Term, seen);
        }
    }

    public void Advance(DateTime now)
    {
        foreach (var matcher in _matchers.Values)
        {
            matcher.Advance(now);
        }
    }

    public void Finish()
    {
        foreach (var matcher in _matchers.Values)
        {
            matcher.Finish();
        }
    }

    /// <summary>The correlated values of a line; null when it lacks one that its term extracts.</summary>
    private string? KeyOf(LogTerm term, SeenLines seen)
    {
        if (pattern.Correlations.Count == 0 || term.Extracts.Count == 0)
        {
            return "";
        }

        var key = "";
        foreach (var name in pattern.Correlations)
        {
            if (term.Extracts.FirstOrDefault(extract => extract.Name == name) is { } extract)
            {
                if (extract.Read(seen.Text) is not { } value)
                {
                    return null;
                }

                key += value;
            }

            key += '\n';
        }

        return key;
    }

    private PatternMatcher MatcherOf(string key)
    {
        if (!_matchers.TryGetValue(key, out var matcher))
        {
            if (_matchers.Count == MostCombinations)
            {
                _matchers.GetAt(0).Value.Finish();
                _matchers.RemoveAt(0);
            }

            _matchers.Add(key, matcher = PatternMatcher.Create(pattern, found));
        }

        return matcher;
    }
}
