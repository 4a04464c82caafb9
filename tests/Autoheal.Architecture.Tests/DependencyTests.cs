namespace Autoheal.Architecture.Tests;

/// <summary>Arrows point down only: what each assembly may see, and nothing else of the product.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Autoheal.Abstractions"] = [],
        ["Autoheal.Core"] = ["Autoheal.Abstractions"],
        ["Autoheal.Kubernetes"] = ["Autoheal.Abstractions"],
        ["Autoheal.Hosting"] = ["Autoheal.Abstractions", "Autoheal.Core", "Autoheal.Kubernetes"],
        ["Autoheal.Simulation"] = ["Autoheal.Abstractions", "Autoheal.Core", "Autoheal.Kubernetes"],
        ["Autoheal.Testing"] = ["Autoheal.Abstractions", "Autoheal.Core", "Autoheal.Kubernetes", "Autoheal.Simulation"],
        ["Autoheal.Cli"] = [.. Product.Names],
    };

    public static TheoryData<string> Names => [.. Product.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Assembly_References_OnlyWhatLiesBelow(string name)
    {
        var references = Product.Load(name).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => reference.StartsWith("Autoheal", StringComparison.Ordinal));

        Assert.Empty(references.Except(Allowed[name]));
    }

    [Fact]
    public void Abstractions_Packages_AreTheTwoAllowedOnes()
    {
        var project = File.ReadAllText(Path.Combine(Product.Root, "src/Autoheal.Abstractions/Autoheal.Abstractions.csproj"));
        var packages = project.Split("<PackageReference Include=\"").Skip(1).Select(part => part[..part.IndexOf('"', StringComparison.Ordinal)]);

        Assert.Equal(
            ["Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions"],
            packages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Abstractions_Internals_AreOpenToCoreAndTestsOnly()
    {
        var friends = Product.Load("Autoheal.Abstractions")
            .GetCustomAttributes(typeof(System.Runtime.CompilerServices.InternalsVisibleToAttribute), false)
            .Cast<System.Runtime.CompilerServices.InternalsVisibleToAttribute>()
            .Select(attribute => attribute.AssemblyName);

        Assert.Equal(
            ["Autoheal.Abstractions.Tests", "Autoheal.Core", "Autoheal.Core.Tests"],
            friends.Order(StringComparer.Ordinal));
    }
}
