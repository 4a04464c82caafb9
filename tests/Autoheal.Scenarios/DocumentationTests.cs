using System.Text.RegularExpressions;

namespace Autoheal.Scenarios;

/// <summary>Every C# block of the documentation is the body of a region in a compiled file, so that examples cannot rot.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents => [.. Directory
        .EnumerateFiles(RepositoryRoot.Path, "*.md", SearchOption.TopDirectoryOnly)
        .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "docs"), "*.md", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void CSharpBlock_InDocument_IsARegionOfACompiledFile(string document)
    {
        var regions = Regions();
        foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, document))))
        {
            var code = Normalize(block.Groups["code"].Value);
            Assert.True(regions.Contains(code), $"{document} holds C# that no compiled region contains:\n{code}");
        }
    }

    [Fact]
    public void Normalize_IndentedAndFlushCode_AreTheSame() =>
        Assert.Equal(Normalize("a();\nif (b)\n    c();\n"), Normalize("        a();\n        if (b)\n            c();\n"));

    [Fact]
    public void Regions_OfThisRepository_DoNotContainEverything() => Assert.DoesNotContain(Normalize("this.is(not, there);"), Regions());

    private static HashSet<string> Regions()
    {
        string[] folders = ["samples", "tests"];
        return
        [
            .. folders
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), "*.cs", SearchOption.AllDirectories))
                .SelectMany(file => Region().Matches(File.ReadAllText(file)))
                .Select(match => Normalize(match.Groups["code"].Value)),
        ];
    }

    private static string Normalize(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(line => line.TrimEnd()).ToArray();
        var indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : line)).Trim();
    }

    [GeneratedRegex("```csharp\r?\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"#region readme-[a-z-]+\r?\n(?<code>.*?)^\s*#endregion", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();
}
