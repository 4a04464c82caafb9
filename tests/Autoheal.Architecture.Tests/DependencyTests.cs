using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Autoheal.Architecture.Tests;

/// <summary>Arrows point down only, in project files and in what was compiled.</summary>
public sealed class DependencyTests
{
    private const string Abstractions = "Autoheal.Abstractions";
    private const string Core = "Autoheal.Core";

    /// <summary>What each project may see. A project that is not listed fails the test until somebody decides where it stands.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [Abstractions] = [],
        [Core] = [Abstractions],
        ["Autoheal.Kubernetes"] = [Abstractions],
        ["Autoheal.Opa"] = [Abstractions],
        ["Autoheal.Observability"] = [Abstractions],
        ["Autoheal.ChatBot"] = [Abstractions],
        ["Autoheal.Hosting"] = [Abstractions, Core, "Autoheal.ChatBot"],
        ["Autoheal.Simulation"] = [Abstractions, Core, "Autoheal.Kubernetes", "Autoheal.ChatBot", "Autoheal.Hosting"],
        ["Autoheal.Testing"] = [Abstractions, Core, "Autoheal.Kubernetes", "Autoheal.ChatBot", "Autoheal.Hosting", "Autoheal.Simulation"],
        ["Autoheal.Cli"] = [Abstractions, Core, "Autoheal.Kubernetes", "Autoheal.ChatBot", "Autoheal.Hosting", "Autoheal.Simulation"],
        ["Autoheal.Kubectl"] = ["Autoheal.Cli"],
    };

    public static TheoryData<string> Projects { get; } = [.. Shipped.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void ProjectFile_References_PointDownOnly(string project)
    {
        var referenced = Shipped.Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Assert.Empty(referenced.Except(Allowed[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_References_PointDownOnly(string project)
    {
        using var file = new PEReader(File.OpenRead(Shipped.AssemblyOf(project)));
        var reader = file.GetMetadataReader();
        var referenced = reader.AssemblyReferences
            .Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))
            .Where(name => name.StartsWith("Autoheal.", StringComparison.Ordinal));

        Assert.Empty(referenced.Except(Allowed[project]));
    }

    [Fact]
    public void AddOns_EachOther_AreNotSeen()
    {
        string[] addOns = [.. Allowed.Where(entry => entry.Value is [Abstractions]).Select(entry => entry.Key)];

        Assert.Equal([Core, "Autoheal.Kubernetes", "Autoheal.Opa", "Autoheal.Observability", "Autoheal.ChatBot"], addOns);
    }

    [Fact]
    public void Abstractions_Packages_AreTheTwoAllowedOnes()
    {
        Assert.Equal(
            ["Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions"],
            Shipped.Items(Abstractions, "PackageReference"));
        Assert.Empty(Shipped.Items(Abstractions, "FrameworkReference"));
    }

    [Fact]
    public void Core_Packages_AreAbstractionsAndTheYamlReaderOnly() => Assert.All(
        Shipped.Items(Core, "PackageReference"),
        package => Assert.True(
            package.EndsWith(".Abstractions", StringComparison.Ordinal) || package is "Microsoft.Extensions.Options" or "YamlDotNet", package));

    /// <summary>Only its maker and its tests see inside the types that everything else trusts.</summary>
    [Fact]
    public void Abstractions_InternalsVisibleTo_CoreAndTestsOnly() => Assert.Equal(
        ["Autoheal.Abstractions.Tests", "Autoheal.Core", "Autoheal.Core.Tests", "Autoheal.Kubernetes.Tests"], Shipped.Items(Abstractions, "InternalsVisibleTo"));

    [Fact]
    public void AnyProject_InternalsVisibleTo_NoShippedOneButCore() => Assert.All(
        Shipped.Projects,
        project => Assert.DoesNotContain(Shipped.Items(project, "InternalsVisibleTo"), friend => Shipped.Projects.Contains(friend) && friend != Core));
}
