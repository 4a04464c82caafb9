namespace Autoheal.Reasoning.Logs;

/// <summary>Gathers the matches of one rule.</summary>
internal sealed class LogRuleHitBuilder
{
    private const int MostLines = 10_000;

    private readonly SortedSet<int> _lines = [];
    private int _count;
    private DateTime? _first;
    private DateTime? _last;

    public void Add(IReadOnlyList<SeenLines> seen)
    {
        _count++;
        foreach (var part in seen)
        {
            foreach (var line in part.Lines.TakeWhile(_ => _lines.Count < MostLines))
            {
                _lines.Add(line);
            }

            _first = part.From < _first || _first is null ? part.From : _first;
            _last = part.To > _last || _last is null ? part.To : _last;
        }
    }

    public LogRuleHit Build(LogRule rule) => new() { Rule = rule, Count = _count, Lines = [.. _lines], First = _first, Last = _last };
}
