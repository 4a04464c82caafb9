namespace Autoheal.Architecture.Tests;

/// <summary>A reader finds anything in two guesses: a file holds the type of its name, and no name says nothing.</summary>
public sealed class NamingTests
{
    private static readonly string[] Empty = ["Manager", "Helper", "Util", "Base", "Impl", "Common", "Data", "Info", "Processor"];

    private static readonly string[] Stages =
    [
        "Incidents", "Perception", "Context", "Reasoning", "Catalogue", "Planning", "Policy", "Approvals", "Execution", "Verification", "Learning",
        "Journal", "Diagnostics",
    ];

    [Fact]
    public void SourceFile_Lines_AreFew()
    {
        var lengths = Sources().Select(file => (file, Lines: File.ReadLines(file).Count())).ToArray();

        Assert.Empty(lengths.Where(entry => entry.Lines > 320).Select(entry => $"{entry.file}: {entry.Lines}"));
        Assert.True(lengths.Count(entry => entry.Lines <= 170) >= 0.9 * lengths.Length);
        Assert.InRange(lengths.Select(entry => entry.Lines).Order().ElementAt(lengths.Length / 2), 1, 60);
    }

    [Fact]
    public void Type_Name_SaysSomething()
    {
        var types = Product.Names.SelectMany(name => Product.Load(name).GetTypes()).Where(type => !type.Name.Contains('<', StringComparison.Ordinal)).ToArray();

        Assert.Empty(types.Where(type => Empty.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))).Select(type => type.FullName));
        Assert.Empty(types.Where(type => Stages.Contains(type.Name)).Select(type => type.FullName));
    }

    private static IEnumerable<string> Sources() => Directory
        .EnumerateFiles(Path.Combine(Product.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
