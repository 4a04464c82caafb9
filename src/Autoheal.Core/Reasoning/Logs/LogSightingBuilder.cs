namespace Autoheal.Reasoning.Logs;

/// <summary>Gathers what lines say for one cause.</summary>
internal sealed class LogSightingBuilder
{
    private const int MostNames = 64;
    private const int MostReported = 8;

    private readonly Dictionary<(LogDependencyKind Kind, string Name, int? Port), int> _names = [];
    private LogRule? _rule;
    private int _count;
    private int _firstLine;
    private DateTime? _first;
    private DateTime? _last;
    private TimeSpan? _shortest;
    private TimeSpan? _longest;

    public void Add(LogRule rule, IReadOnlyList<SeenLines> seen)
    {
        _count++;
        _rule = _rule is null || rule.Weight > _rule.Weight ? rule : _rule;
        _firstLine = _firstLine == 0 ? seen[0].Lines[0] : _firstLine;
        _first = seen[0].From < _first || _first is null ? seen[0].From : _first;
        _last = seen[^1].To > _last || _last is null ? seen[^1].To : _last;
        foreach (var name in seen.SelectMany(part => DependencyNames.Find(rule.Names, part.Text)).Distinct())
        {
            if (_names.Count < MostNames || _names.ContainsKey(name))
            {
                _names[name] = _names.GetValueOrDefault(name) + 1;
            }
        }

        foreach (var duration in seen.Select(part => SpokenDurations.Find(rule.Names, part.Text)).OfType<TimeSpan>())
        {
            _shortest = duration < _shortest || _shortest is null ? duration : _shortest;
            _longest = duration > _longest || _longest is null ? duration : _longest;
        }
    }

    public LogSighting Build(CauseCode cause) => new()
    {
        Cause = cause,
        Title = _rule!.Title,
        Weight = _rule.Weight,
        Count = _count,
        FirstLine = _firstLine,
        First = _first,
        Last = _last,
        Shortest = _shortest,
        Longest = _longest,
        Dependencies =
        [
            .. _names
                .OrderByDescending(entry => entry.Value)
                .ThenBy(entry => entry.Key.Name, StringComparer.Ordinal)
                .Take(MostReported)
                .Select(entry => new LogDependency { Kind = entry.Key.Kind, Name = entry.Key.Name, Port = entry.Key.Port, Count = entry.Value }),
        ],
    };
}
