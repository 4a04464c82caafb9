using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Autoheal.Architecture.Tests;

/// <summary>Folder = namespace, file = type, names that say something, files of a readable length.</summary>
public sealed class LayoutTests
{
    private const int MaxLines = 300;

    /// <summary>Longer files, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = new(StringComparer.Ordinal);

    private static readonly string[] Stages =
    [
        "Incidents", "Perception", "Context", "Reasoning", "Catalogue", "Planning", "Policy", "Approvals", "Execution", "Verification", "Learning", "Journal",
        "Diagnostics",
    ];

    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Base", "Impl", "Common", "Data", "Info", "Processor"];

    private static readonly string[] EmptyFolders = ["Models", "Services", "Interfaces", "Utils", "Helpers", "Common", "Misc"];

    /// <summary>Extension methods live where their callers look for them.</summary>
    private static readonly string[] ForeignNamespaces = ["Microsoft.Extensions.DependencyInjection", "Microsoft.AspNetCore.Builder"];

    public static TheoryData<string> Projects { get; } = [.. Shipped.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Types_Files_AreNamedAfterThemInTheFolderOfTheirNamespace(string project)
    {
        var files = Shipped.Sources(project).ToArray();

        Assert.Empty(Types(project).Where(type => !files.Any(file => IsHome(project, type, file))).Select(type => $"{type.Namespace}.{type.Name}"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Files_Types_EachHoldsOneOfItsName(string project)
    {
        var types = Types(project).ToArray();
        var homeless = Shipped.Sources(project).Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && Path.GetFileName(file) != "Program.cs"
            && !types.Any(type => IsHome(project, type, file)));

        Assert.Empty(homeless);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Types_Names_SaySomethingAndAreNoStage(string project)
    {
        var names = Types(project).Select(type => type.Name).ToArray();

        Assert.Empty(names.Intersect(Stages));
        Assert.DoesNotContain(names, name => EmptyWords.Any(word => name.EndsWith(word, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_Names_AreNoPigeonholes(string project) =>
        Assert.Empty(Shipped.Sources(project).SelectMany(file => file.Split('/')[..^1]).Intersect(EmptyFolders));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Files_Length_IsReadable(string project)
    {
        var lengths = Shipped.Sources(project).Select(file => (
            Name: $"{project}/{file}", Lines: File.ReadLines(Path.Combine(Shipped.Root, "src", project, file)).Count()));

        Assert.DoesNotContain(lengths, file => file.Lines > MaxLines && !LongFiles.ContainsKey(file.Name));
    }

    [Fact]
    public void Files_Length_NineOfTenAreShort()
    {
        var lengths = Shipped.Projects
            .SelectMany(project => Shipped.Sources(project).Select(file => File.ReadLines(Path.Combine(Shipped.Root, "src", project, file)).Count()))
            .Order()
            .ToArray();

        Assert.InRange(lengths[lengths.Length / 2], 1, 60);
        Assert.InRange(lengths[lengths.Length * 9 / 10], 1, 170);
    }

    [Fact]
    public void LongFiles_List_NamesOnlyFilesThatAreLong() => Assert.All(
        LongFiles, entry => Assert.True(File.ReadLines(Path.Combine(Shipped.Root, "src", entry.Key)).Count() > MaxLines && entry.Value.Length > 0, entry.Key));

    /// <summary>A type is at home in <c>Name.cs</c> or <c>Name.Topic.cs</c>, in the folder of its namespace or below it.</summary>
    private static bool IsHome(string project, (string Namespace, string Name) type, string file)
    {
        var slash = file.LastIndexOf('/');
        var folder = slash < 0 ? "" : file[..slash];
        var name = file[(slash + 1)..^3];
        if (name != type.Name && !name.StartsWith(type.Name + ".", StringComparison.Ordinal))
        {
            return false;
        }

        if (ForeignNamespaces.Contains(type.Namespace))
        {
            return folder.Length == 0 && type.Name.EndsWith("Extensions", StringComparison.Ordinal);
        }

        string[] roots = ["Autoheal", project];
        return roots.Any(root => type.Namespace == root
            ? folder.Length == 0 || (root == project && root == "Autoheal.Testing")
            : type.Namespace.StartsWith(root + ".", StringComparison.Ordinal) && IsWithin(folder, type.Namespace[(root.Length + 1)..].Replace('.', '/')));
    }

    private static bool IsWithin(string folder, string of) => folder == of || folder.StartsWith(of + "/", StringComparison.Ordinal);

    /// <summary>The outermost types that people wrote, generic ones without their arity.</summary>
    private static IEnumerable<(string Namespace, string Name)> Types(string project)
    {
        using var file = new PEReader(File.OpenRead(Shipped.AssemblyOf(project)));
        var reader = file.GetMetadataReader();
        var types = new List<(string, string)>();
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            var @namespace = reader.GetString(type.Namespace);
            var name = reader.GetString(type.Name).Split('`')[0];
            var written = type.GetDeclaringType().IsNil && !name.StartsWith('<') && name != "Program"
                && (@namespace.StartsWith("Autoheal", StringComparison.Ordinal) || ForeignNamespaces.Contains(@namespace));
            if (written)
            {
                types.Add((@namespace, name));
            }
        }

        return types;
    }
}
