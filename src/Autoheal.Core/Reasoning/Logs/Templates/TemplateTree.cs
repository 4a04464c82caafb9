namespace Autoheal.Reasoning.Logs;

/// <summary>Finds the template of a line: by its number of words, by its first words, then by similarity.</summary>
internal sealed class TemplateTree
{
    /// <summary>The share of equal words from which two lines are of one kind; the value of the paper.</summary>
    private const double Similar = 0.5;

    private const int WordsInPath = 2;
    private const int MostTemplates = 10_000;
    private const int MostPerLeaf = 256;

    private readonly Dictionary<string, List<TemplateGroup>> _leaves = new(StringComparer.Ordinal);
    private readonly List<TemplateGroup> _groups = [];
    private TemplateGroup? _rest;

    public IReadOnlyList<TemplateGroup> Groups => _groups;

    public TemplateGroup Place(string[] words)
    {
        var path = PathOf(words);
        if (!_leaves.TryGetValue(path, out var leaf))
        {
            _leaves.Add(path, leaf = []);
        }

        var group = Best(leaf, words) ?? Create(leaf, words);
        group.Add(words);
        return group;
    }

    private static TemplateGroup? Best(List<TemplateGroup> leaf, string[] words)
    {
        TemplateGroup? best = null;
        var similarity = 0d;
        foreach (var group in leaf)
        {
            var candidate = group.Similarity(words);
            if (candidate >= Similar && candidate > similarity)
            {
                (best, similarity) = (group, candidate);
            }
        }

        return best;
    }

    private TemplateGroup Create(List<TemplateGroup> leaf, string[] words)
    {
        if (_groups.Count >= MostTemplates || leaf.Count >= MostPerLeaf)
        {
            return _rest ??= Register([TemplateGroup.Any]);
        }

        var group = Register([.. words]);
        leaf.Add(group);
        return group;
    }

    private TemplateGroup Register(string[] words)
    {
        var group = new TemplateGroup(_groups.Count + 1, words);
        _groups.Add(group);
        return group;
    }

    /// <summary>Words that hold digits vary too often to lead anywhere.</summary>
    private static string PathOf(string[] words) =>
        $"{words.Length} {string.Join(' ', words.Take(WordsInPath).Select(word => word.AsSpan().ContainsAnyInRange('0', '9') ? TemplateGroup.Any : word))}";
}
