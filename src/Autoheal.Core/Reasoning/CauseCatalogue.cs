using System.Collections.Frozen;

namespace Autoheal.Reasoning;

/// <summary>
/// What the registered rules can name, by code, and which causes say more than which others. Immutable; thread-safe.
/// </summary>
public sealed class CauseCatalogue
{
    private static readonly FrozenSet<CauseCode> s_none = FrozenSet<CauseCode>.Empty;

    private readonly FrozenDictionary<CauseCode, CauseDescription> _byCode;
    private readonly FrozenDictionary<CauseCode, FrozenSet<CauseCode>> _weaker;
    private readonly FrozenSet<CauseCode> _refined;

    /// <summary>Reads the descriptions of the rules; where two rules share a cause, the first one's is kept.</summary>
    public CauseCatalogue(IEnumerable<IDiagnosticRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var known = new Dictionary<CauseCode, CauseDescription>();
        foreach (var cause in rules.SelectMany(rule => rule.Causes))
        {
            known.TryAdd(cause.Code, cause);
        }

        _byCode = known.ToFrozenDictionary();
        _weaker = known.Keys.ToFrozenDictionary(code => code, code => Closure(known, code));
        _refined = known.Values.SelectMany(cause => cause.Refines).ToFrozenSet();
        All = [.. known.Values.OrderBy(cause => cause.Code.Value, StringComparer.Ordinal)];
    }

    /// <summary>Gets all descriptions in the order of their codes.</summary>
    public IReadOnlyList<CauseDescription> All { get; }

    /// <summary>The description of a code; null when no rule names it.</summary>
    public CauseDescription? Find(CauseCode code) => _byCode.GetValueOrDefault(code);

    /// <summary>Whether one cause says more than another about the same object, directly or through others.</summary>
    public bool Refines(CauseCode cause, CauseCode weaker) => _weaker.GetValueOrDefault(cause, s_none).Contains(weaker);

    /// <summary>Whether some cause says more than this one: it is what remains when no better can be named.</summary>
    public bool IsGeneral(CauseCode cause) => _refined.Contains(cause);

    private static FrozenSet<CauseCode> Closure(Dictionary<CauseCode, CauseDescription> known, CauseCode code)
    {
        var reached = new HashSet<CauseCode>();
        var open = new Stack<CauseCode>([code]);
        while (open.TryPop(out var next))
        {
            foreach (var weaker in known.GetValueOrDefault(next)?.Refines ?? [])
            {
                if (weaker != code && reached.Add(weaker))
                {
                    open.Push(weaker);
                }
            }
        }

        return reached.ToFrozenSet();
    }
}
