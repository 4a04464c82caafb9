namespace Autoheal.Hosting.Tests.World;

/// <summary>A file for its owner only, for the time of a test.</summary>
internal sealed class PrivateFile : IDisposable
{
    public PrivateFile(string text)
    {
        Path = System.IO.Path.GetTempFileName();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
