using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Fidelity;

/// <summary>One fault as plain writes that any cluster takes, and for how long to watch what follows.</summary>
internal sealed record FidelityCase
{
    public required string Name { get; init; }

    /// <summary>What goes wrong, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>From the last write on.</summary>
    public required TimeSpan Watch { get; init; }

    /// <summary>Whether it changes something that other cases share, such as the node.</summary>
    public required bool Exclusive { get; init; }

    public required IReadOnlyList<CaseStep> Steps { get; init; }

    /// <summary>The namespace of its own that it runs in.</summary>
    public string Namespace => "fidelity-" + Name;

    private static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "Autoheal.Fidelity", "Cases");

    /// <summary>All cases, by name.</summary>
    public static IReadOnlyList<FidelityCase> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(Read)];

    private static FidelityCase Read(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(file), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
        return new()
        {
            Name = Path.GetFileNameWithoutExtension(file),
            Title = json["title"]!.GetValue<string>(),
            Watch = TimeSpan.FromSeconds(json["watchSeconds"]!.GetValue<int>()),
            Exclusive = json["exclusive"]?.GetValue<bool>() ?? false,
            Steps = [.. json["steps"]!.AsArray().Select(step => CaseStep.Read(step!.AsObject()))],
        };
    }
}
