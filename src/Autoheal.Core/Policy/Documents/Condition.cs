using Autoheal.Catalogue;

namespace Autoheal.Policy.Documents;

/// <summary>When something applies: everything that is given must hold at once. Immutable; asking it allocates nothing.</summary>
internal sealed class Condition
{
    private readonly string[]? _actions;
    private readonly ActionRisk[]? _risks;
    private readonly Reversibility[]? _reversibilities;
    private readonly string[]? _environments;
    private readonly ServiceSelector[]? _services;
    private readonly string[]? _clusters;
    private readonly string[]? _namespaces;
    private readonly string[]? _kinds;
    private readonly string[]? _names;
    private readonly string[]? _causes;
    private readonly PolicyCalendar[]? _during;
    private readonly PolicyCalendar[]? _outside;
    private readonly double? _confidenceBelow;
    private readonly int? _podsAbove;
    private readonly double? _podShareAbove;
    private readonly double? _errorBudgetBelow;
    private readonly double? _addedCostAbove;
    private readonly bool? _newVersion;

    public Condition(DocumentNode node, DocumentNames names)
    {
        _actions = node.Texts("actions");
        _risks = Words<ActionRisk>(node.Texts("risk"));
        _reversibilities = Words<Reversibility>(node.Texts("reversibility"));
        _environments = names.Environments(node, "environments");
        _services = names.Services(node, "services");
        _clusters = node.Texts("clusters");
        _namespaces = node.Texts("namespaces");
        _kinds = node.Texts("kinds");
        _names = node.Texts("names");
        _causes = node.Texts("causes");
        _during = names.Calendars(node, "during");
        _outside = names.Calendars(node, "outside");
        _confidenceBelow = node.Number("confidenceBelow");
        _podsAbove = node.Whole("podsAbove");
        _podShareAbove = node.Share("podShareAbove");
        _errorBudgetBelow = node.Share("errorBudgetBelow");
        _addedCostAbove = node.Number("addedCostAbove");
        _newVersion = node.Text("newVersion") is { } flag ? flag == "true" : null;
    }

    /// <summary>Which fields a condition has.</summary>
    public static IEnumerable<string> Fields(DocumentNode node) => PolicyShape.Condition.Fields.Select(field => field.Name).Where(name => node[name].Exists);

    /// <summary>Whether it holds; <see cref="Match.Unknown"/> when everything that is known holds and something is not known.</summary>
    public Match Of(PolicyInput input)
    {
        if (!IsOne(_actions, input.Action.Action) || !IsOne(_environments, input.Environment) || !IsOne(_clusters, input.Cluster ?? "")
            || !IsOne(_namespaces, input.Action.Target.Namespace) || !IsOne(_kinds, input.Action.Target.Kind) || !IsOne(_names, input.Action.Target.Name)
            || !IsOne(_causes, input.Cause.Value ?? "") || !IsTimely(input.Now) || !IsKind(input) || !IsWide(input))
        {
            return Match.No;
        }

        var services = MatchServices(input);
        var confidence = Below(input.Confidence, _confidenceBelow);
        var budget = Below(input.ErrorBudgetRemaining, _errorBudgetBelow);
        var cost = Above(input.AddedCostPerHour, _addedCostAbove);
        var version = Equal(input.IsNewVersion, _newVersion);
        return services == Match.No || confidence == Match.No || budget == Match.No || cost == Match.No || version == Match.No ? Match.No
            : services == Match.Yes && confidence == Match.Yes && budget == Match.Yes && cost == Match.Yes && version == Match.Yes ? Match.Yes
            : Match.Unknown;
    }

    /// <summary>Which fact is missing, for people; asked only after <see cref="Match.Unknown"/>.</summary>
    public string MissingFact(PolicyInput input) =>
        Below(input.Confidence, _confidenceBelow) == Match.Unknown ? "the confidence in the cause is not known"
        : Below(input.ErrorBudgetRemaining, _errorBudgetBelow) == Match.Unknown ? "the error budget is not known"
        : Above(input.AddedCostPerHour, _addedCostAbove) == Match.Unknown ? "the added cost is not known"
        : Equal(input.IsNewVersion, _newVersion) == Match.Unknown ? "it is not known whether this version of the action was carried out before"
        : "the target's labels are not known";

    private bool IsTimely(DateTimeOffset now) => (_during is null || IsIn(_during, now)) && (_outside is null || !IsIn(_outside, now));

    private bool IsKind(PolicyInput input) => (_risks is null || _risks.AsSpan().Contains(input.Action.Risk))
        && (_reversibilities is null || _reversibilities.AsSpan().Contains(input.Action.Reversibility));

    private bool IsWide(PolicyInput input)
    {
        var blast = input.Action.BlastRadius;
        return (_podsAbove is not { } most || blast.Pods > most)
            && (_podShareAbove is not { } share || blast.Pods > Math.Max(1, share * blast.ServicePods));
    }

    private Match MatchServices(PolicyInput input)
    {
        if (_services is null)
        {
            return Match.Yes;
        }

        var best = Match.No;
        foreach (var service in _services)
        {
            var holds = service.Holds(input.Cluster, input.Action.Target, input.TargetLabels);
            if (holds == Match.Yes)
            {
                return Match.Yes;
            }

            best = holds == Match.Unknown ? Match.Unknown : best;
        }

        return best;
    }

    /// <summary>What is no number counts as below: it must not pass for enough.</summary>
    private static Match Below(double? value, double? threshold) => threshold is not { } least ? Match.Yes
        : value is not { } known ? Match.Unknown
        : known >= least ? Match.No : Match.Yes;

    private static Match Above(double? value, double? threshold) => threshold is not { } most ? Match.Yes
        : value is not { } known ? Match.Unknown
        : known <= most ? Match.No : Match.Yes;

    private static Match Equal(bool? value, bool? wanted) => wanted is not { } one ? Match.Yes
        : value is not { } known ? Match.Unknown
        : known == one ? Match.Yes : Match.No;

    private static bool IsIn(PolicyCalendar[] calendars, DateTimeOffset now)
    {
        foreach (var calendar in calendars)
        {
            if (calendar.Contains(now))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOne(string[]? patterns, string text) => patterns is null || Glob.MatchesAny(patterns, text);

    private static T[]? Words<T>(string[]? words)
        where T : struct, Enum => words is null ? null
        : [.. words.Select(word => Enum.TryParse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) ? value : default)];
}
