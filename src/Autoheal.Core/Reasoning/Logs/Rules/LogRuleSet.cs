using Autoheal.Diagnostics;

namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Rules over logs, read from YAML: the format of the Common Reliability Enumerations (<c>rules</c> with <c>cre</c>, <c>metadata</c> and
/// <c>rule</c>) and Autoheal's shorter form of it, which <c>docs/log-rules.md</c> describes. Immutable.
/// </summary>
public sealed class LogRuleSet
{
    private const int LargestFile = 1024 * 1024;

    internal LogRuleSet(IReadOnlyList<LogRule> rules, IReadOnlyList<LogRuleNote> notes)
    {
        Rules = rules;
        Notes = notes;
    }

    /// <summary>Gets the rules, in the order of their files and lines.</summary>
    public IReadOnlyList<LogRule> Rules { get; }

    /// <summary>Gets what was ignored or cannot be decided.</summary>
    public IReadOnlyList<LogRuleNote> Notes { get; }

    /// <summary>Reads all <c>.yaml</c> and <c>.yml</c> files of a directory and those below it, in ordinal order; or one file.</summary>
    /// <exception cref="AutohealException">A file is no rule file, a rule is wrong or an id appears twice: the message names file and line.</exception>
    public static LogRuleSet Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var set = new LogRuleSetBuilder();
        if (File.Exists(path))
        {
            set.Add(ReadText(path), path);
            return set.Build();
        }

        if (!Directory.Exists(path))
        {
            throw new AutohealException(ErrorCodes.Configuration, $"There are no log rules at '{path}': it is neither a file nor a directory.");
        }

        var files = Directory.EnumerateFiles(path, "*.y*ml", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml")
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            set.Add(ReadText(file), Path.GetRelativePath(path, file));
        }

        return set.Build();
    }

    /// <summary>Reads rules from text.</summary>
    /// <param name="yaml">One or several YAML documents.</param>
    /// <param name="name">How messages call the text.</param>
    /// <exception cref="AutohealException">A rule is wrong: the message names file and line.</exception>
    public static LogRuleSet Parse(string yaml, string name)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var set = new LogRuleSetBuilder();
        set.Add(yaml, name);
        return set.Build();
    }

    private static string ReadText(string path) => new FileInfo(path).Length <= LargestFile
        ? File.ReadAllText(path)
        : throw new AutohealException(ErrorCodes.Configuration, $"'{path}' is larger than {LargestFile} bytes, too large for log rules.");
}
