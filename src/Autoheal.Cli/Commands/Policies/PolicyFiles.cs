using Autoheal.Policy.Documents;
using Autoheal.Policy.Documents.Cases;

namespace Autoheal.Cli.Commands.Policies;

/// <summary>Policy files and their tests, as commands take them.</summary>
internal static class PolicyFiles
{
    public static async Task<string> ReadAsync(string file, CancellationToken cancellationToken) =>
        File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken) : throw ToolException.BadInput($"there is no file '{file}'");

    /// <summary>A policy that a command needs to be right.</summary>
    public static async Task<PolicyDocument> LoadAsync(string file, CancellationToken cancellationToken)
    {
        var reading = PolicyDocument.Read(await ReadAsync(file, cancellationToken), file);
        return reading.Document ?? throw Wrong(reading.Errors, $"autoheal policy check {file}");
    }

    /// <summary>Tests, with the policy that they name.</summary>
    public static async Task<(PolicyTrial Trial, IReadOnlyList<PolicyCase> Cases)> LoadTestsAsync(string file, CancellationToken cancellationToken)
    {
        var tests = PolicyCaseFile.Read(await ReadAsync(file, cancellationToken), file);
        if (tests.Errors.Count > 0)
        {
            throw Wrong(tests.Errors, null);
        }

        var policy = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, tests.Policy!);
        return (new PolicyTrial(await LoadAsync(policy, cancellationToken)), tests.Cases);
    }

    private static ToolException Wrong(IReadOnlyList<DocumentError> errors, string? command) => ToolException.BadInput(
        errors.Count == 1 ? errors[0].ToString()
        : $"{errors[0]} And {errors.Count - 1} more{(command is null ? $": {string.Join(' ', errors.Skip(1))}" : $" (see: {command})")}");
}
