namespace Autoheal.Cli.Clusters;

/// <summary>Writes a simulated cluster's kubeconfig, for its owner only, and never over somebody else's.</summary>
internal static class KubeconfigFile
{
    /// <summary>Stands at the top of every file that this writes.</summary>
    private const string Mark = "# A simulated cluster of autoheal sim; it is written anew at every start.\n";

    /// <summary>Where <see cref="Write"/> writes when nobody says where.</summary>
    public static string DefaultPath(string home) => Path.Combine(home, "sim", "kubeconfig");

    /// <exception cref="ToolException">The file belongs to somebody else.</exception>
    public static void Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) is { Length: > 0 } present && !present.StartsWith(Mark, StringComparison.Ordinal))
        {
            throw ToolException.BadInput($"--kubeconfig-out '{path}' exists and was not written by autoheal sim; name another file");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory)
        {
            Directory.CreateDirectory(directory);
        }

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(Mark);
        writer.Write(text);
    }
}
