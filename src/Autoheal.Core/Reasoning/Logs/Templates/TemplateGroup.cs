namespace Autoheal.Reasoning.Logs;

/// <summary>Lines that share a template.</summary>
internal sealed class TemplateGroup(int id, string[] words)
{
    /// <summary>Stands for a word that differs.</summary>
    public const string Any = "<*>";

    public int Id => id;

    public IReadOnlyList<string> Words => words;

    public int Count { get; private set; }

    /// <summary>The share of words that are equal; wildcards of the template count for neither side.</summary>
    public double Similarity(ReadOnlySpan<string> line)
    {
        var equal = 0;
        var wild = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (ReferenceEquals(words[i], Any))
            {
                wild++;
            }
            else if (words[i] == line[i])
            {
                equal++;
            }
        }

        return words.Length == 0 ? 1 : words.Length == wild ? 0.5 : (equal + (wild * 0.5)) / (words.Length - (wild * 0.5));
    }

    /// <summary>Takes a line in: words that differ become wildcards.</summary>
    public void Add(ReadOnlySpan<string> line)
    {
        Count++;
        for (var i = 0; i < words.Length && i < line.Length; i++)
        {
            if (words[i] != line[i])
            {
                words[i] = Any;
            }
        }
    }
}
