using System.Reflection;

namespace Autoheal.Architecture.Tests;

/// <summary>The product's own assemblies, as they were built.</summary>
internal static class Product
{
    public static string[] Names { get; } =
        ["Autoheal.Abstractions", "Autoheal.Core", "Autoheal.Kubernetes", "Autoheal.Hosting", "Autoheal.Simulation", "Autoheal.Testing", "Autoheal.Cli"];

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    public static Assembly Load(string name) => Assembly.Load(name);

    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Autoheal.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
