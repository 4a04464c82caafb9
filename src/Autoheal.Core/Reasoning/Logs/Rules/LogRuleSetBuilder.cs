using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Autoheal.Reasoning.Logs;

/// <summary>Gathers the rules of several files.</summary>
internal sealed class LogRuleSetBuilder
{
    private readonly List<LogRule> _rules = [];
    private readonly List<LogRuleNote> _notes = [];
    private readonly Dictionary<string, LogRule> _byId = new(StringComparer.Ordinal);

    public void Add(string yaml, string file)
    {
        foreach (var document in ReadDocuments(yaml, file))
        {
            var root = new RuleNode(file, document.RootNode, _notes);
            foreach (var rule in LogRuleReader.Read(root))
            {
                if (!_byId.TryAdd(rule.Id, rule))
                {
                    var first = _byId[rule.Id];
                    throw RuleNode.Wrong(file, rule.Line, $"the id '{rule.Id}' is already that of a rule in {first.File}, line {first.Line}; ids are unique");
                }

                _rules.Add(rule);
            }
        }
    }

    public LogRuleSet Build() => new([.. _rules], [.. _notes]);

    private static IList<YamlDocument> ReadDocuments(string yaml, string file)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents;
        }
        catch (YamlException e)
        {
            throw RuleNode.Wrong(file, (int)e.Start.Line, $"this is no valid YAML ({e.InnerException?.Message ?? e.Message})");
        }
    }
}
