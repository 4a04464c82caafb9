namespace Autoheal.Reasoning.Logs;

/// <summary>One rule on one log.</summary>
internal sealed class RuleRun
{
    private readonly PatternRun[] _patterns;

    public RuleRun(RulePlan plan, Action<IReadOnlyList<SeenLines>> found)
    {
        _patterns = new PatternRun[plan.Patterns.Count];
        for (var i = 0; i < _patterns.Length; i++)
        {
            var parent = plan.Parents[i];
            _patterns[i] = new PatternRun(plan.Patterns[i], i == 0 ? found : seen => _patterns[parent.Pattern].See(parent, Whole(seen)));
        }
    }

    public void See(TermAddress address, SeenLines seen) => _patterns[address.Pattern].See(address, seen);

    public void Advance(DateTime now)
    {
        for (var i = _patterns.Length - 1; i >= 0; i--)
        {
            _patterns[i].Advance(now);
        }
    }

    /// <summary>Inner patterns end first: what they find then still counts for the outer ones.</summary>
    public void Finish()
    {
        for (var i = _patterns.Length - 1; i >= 0; i--)
        {
            _patterns[i].Finish();
        }
    }

    private static SeenLines Whole(IReadOnlyList<SeenLines> seen) => new()
    {
        From = seen[0].From,
        To = seen[^1].To,
        Position = seen[^1].Position,
        Lines = [.. seen.SelectMany(part => part.Lines)],
    };
}
