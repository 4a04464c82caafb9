namespace Autoheal.Policy.Documents.Cases;

/// <summary>A file of policy tests, or everything that is wrong with it. Immutable.</summary>
public sealed record PolicyCaseFile
{
    /// <summary>Gets the policy file that it tests, relative to itself; null when that is not said.</summary>
    public string? Policy { get; private init; }

    /// <summary>Gets the tests.</summary>
    public IReadOnlyList<PolicyCase> Cases { get; private init; } = [];

    /// <summary>Gets what is wrong, in the order of lines.</summary>
    public IReadOnlyList<DocumentError> Errors { get; private init; } = [];

    /// <summary>Reads a file of tests. Nothing is thrown for what is wrong in it.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">The file's name, for errors.</param>
    public static PolicyCaseFile Read(string yaml, string file)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(file);
        var errors = new List<DocumentError>();
        if (DocumentReader.Load(yaml, file, errors) is { } root)
        {
            new SectionCheck(file, errors).Check(root, CaseShape.Document);
        }
        else
        {
            return new PolicyCaseFile { Errors = errors };
        }

        var node = new DocumentNode(root);
        return new PolicyCaseFile
        {
            Policy = node.Text("policy"),
            Cases = errors.Count == 0 ? [.. node.Items("tests").Select(test => new PolicyCase(test, file))] : [],
            Errors = [.. errors.OrderBy(error => error.Line)],
        };
    }
}
