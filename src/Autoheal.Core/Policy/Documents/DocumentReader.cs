using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Autoheal.Policy.Documents;

/// <summary>Reads a document: first its form, then what it names, noting everything that is wrong.</summary>
internal sealed class DocumentReader
{
    private readonly List<DocumentError> _errors = [];
    private readonly SectionCheck _check;
    private readonly DocumentNames _names;
    private readonly PolicyBookLimits _limits = new();
    private readonly string _file;

    private DocumentReader(string file)
    {
        _file = file;
        _check = new SectionCheck(file, _errors);
        _names = new DocumentNames(_check);
    }

    public static PolicyReading Read(string yaml, string file) => new DocumentReader(file).Read(yaml);

    /// <summary>The only document in a text; null after noting why there is none.</summary>
    public static YamlNode? Load(string yaml, string file, List<DocumentError> errors)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 1)
            {
                return stream.Documents[0].RootNode;
            }

            errors.Add(new DocumentError(file, 1, $"the file must hold one document, but holds {stream.Documents.Count}"));
        }
        catch (YamlException e)
        {
            errors.Add(new DocumentError(file, (int)e.Start.Line, $"this is no valid YAML ({e.InnerException?.Message ?? e.Message})"));
        }

        return null;
    }

    private PolicyReading Read(string yaml)
    {
        if (Load(yaml, _file, _errors) is not { } yamlRoot)
        {
            return new PolicyReading(null, _errors);
        }

        _check.Check(yamlRoot, PolicyShape.Document);
        var root = new DocumentNode(yamlRoot);
        var document = Compile(root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)))[..12]);
        var errors = _errors.OrderBy(error => error.Line).ThenBy(error => error.Message, StringComparer.Ordinal).ToArray();
        return new PolicyReading(errors.Length == 0 ? document : null, errors);
    }

    private PolicyDocument Compile(DocumentNode root, string version)
    {
        var environments = Named(root, "environments", "environment")
            .Select(entry => new EnvironmentSelector(entry.Name, entry.Node.Texts("clusters"), entry.Node.Texts("namespaces") ?? [])).ToArray();
        var services = Named(root, "services", "service").Select(entry => new ServiceSelector(entry.Name, entry.Node)).ToArray();
        Array.ForEach(services, _names.Give);
        foreach (var (node, name) in Named(root, "calendars", "calendar"))
        {
            _names.Give(PolicyCalendar.Read(node, name, DocumentNode.ParseZone(node.Text("timezone")) ?? TimeZoneInfo.Utc));
        }

        var rules = Named(root, "rules", "rule or limit").ToArray();
        var limits = Named(root, "limits", "rule or limit").ToArray();
        var relaxations = Named(root, "relaxations", "relaxation").Select(Relax).ToArray();
        IPolicy[] policies =
        [
            NeverTouch(root["neverTouch"]),
            .. rules.Select(rule => new DocumentRule(rule.Node, rule.Name, When(rule.Node), Of(relaxations, rule.Name), _limits)),
            .. limits.Select(limit => new DocumentLimit(limit.Node, limit.Name, When(limit.Node), services, Of(relaxations, limit.Name), _limits)),
        ];
        RuleChecks.Check(root, _check);
        return new PolicyDocument(
            root, version, new CompiledPolicy(root, version, policies, environments, _limits), Modes(root), relaxations);
    }

    private IEnumerable<(DocumentNode Node, string Name)> Named(DocumentNode root, string field, string kind)
    {
        foreach (var node in root.Items(field))
        {
            if (node.Text("name") is { } name)
            {
                _names.Give(kind, node, name);
                yield return (node, name);
            }
        }
    }

    private Condition When(DocumentNode node) => new(node["when"], _names);

    private NeverTouchRule NeverTouch(DocumentNode node) => new(
        node.Texts("kinds") ?? NeverTouchRule.Default, [.. node.Items("allow").Select(allowed => new Condition(allowed, _names))]);

    private Relaxation Relax((DocumentNode Node, string Name) entry)
    {
        var (node, name) = entry;
        foreach (var relaxed in node.Texts("relaxes") ?? [])
        {
            _names.Require("rule or limit", node["relaxes"], relaxed);
        }

        return new Relaxation(name, node.Texts("relaxes") ?? [], When(node), node.Instant("expires") ?? DateTimeOffset.MinValue, node.Text("owner") ?? "");
    }

    private static Relaxation[] Of(Relaxation[] relaxations, string name) =>
        [.. relaxations.Where(relaxation => relaxation.Relaxes.Contains(name, StringComparer.Ordinal))];

    private ModeCeilings Modes(DocumentNode root) => new([.. root.Items("modes").Select(mode => (
        mode.Texts("actions"),
        _names.Environments(mode, "environments"),
        _names.Services(mode, "services"),
        Enum.TryParse<AutonomyLevel>(mode.Text("ceiling"), ignoreCase: true, out var ceiling) ? ceiling : AutonomyLevel.Observe))]);
}
