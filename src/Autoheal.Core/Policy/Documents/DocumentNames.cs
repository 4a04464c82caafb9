namespace Autoheal.Policy.Documents;

/// <summary>The names that a document gives and uses: each is given once, and what is used is given.</summary>
internal sealed class DocumentNames(SectionCheck check)
{
    private readonly Dictionary<string, Dictionary<string, int>> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ServiceSelector> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyCalendar> _calendars = new(StringComparer.Ordinal);

    public void Give(string kind, DocumentNode node, string name)
    {
        var known = _given.TryGetValue(kind, out var lines) ? lines : _given[kind] = new(StringComparer.Ordinal);
        if (!known.TryAdd(name, node.Line))
        {
            check.Note(node["name"].Line, $"the {kind} '{name}' is already in line {known[name]}; names are unique");
        }
    }

    public void Give(ServiceSelector service) => _services.TryAdd(service.Name, service);

    public void Give(PolicyCalendar calendar) => _calendars.TryAdd(calendar.Name, calendar);

    public string[]? Environments(DocumentNode node, string field)
    {
        var names = node.Texts(field);
        foreach (var name in names ?? [])
        {
            if (name != Policy.Environments.Production)
            {
                Require("environment", node[field], name);
            }
        }

        return names;
    }

    public ServiceSelector[]? Services(DocumentNode node, string field) => Find(_services, "service", node, field);

    public PolicyCalendar[]? Calendars(DocumentNode node, string field) => Find(_calendars, "calendar", node, field);

    public void Require(string kind, DocumentNode at, string name)
    {
        var known = _given.GetValueOrDefault(kind);
        if (known?.ContainsKey(name) != true)
        {
            check.Note(at.Line, $"there is no {kind} '{name}'; there {(known?.Count > 0 ? $"are {string.Join(", ", known.Keys)}" : "is none")}");
        }
    }

    private T[]? Find<T>(Dictionary<string, T> given, string kind, DocumentNode node, string field)
        where T : class
    {
        var names = node.Texts(field);
        foreach (var name in names ?? [])
        {
            Require(kind, node[field], name);
        }

        return names is null ? null : [.. names.Select(name => given.GetValueOrDefault(name)).OfType<T>()];
    }
}
