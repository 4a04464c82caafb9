namespace Autoheal.Fidelity;

/// <summary>The checkout that the command or the tests run in.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(directory.FullName, "Autoheal.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException("There is no Autoheal.sln above the program.");
    }
}
