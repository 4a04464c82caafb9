namespace Autoheal.Cli.Tests;

/// <summary>The checkout that the tests lie in.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "Autoheal.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
