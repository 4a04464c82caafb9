namespace Autoheal.ChatBot.Tests.Inbox;

/// <summary>What is on the disk of a host at the moment at which it is killed.</summary>
internal sealed class CrashImage : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autoheal-crash-");

    public string Path => _folder.FullName;

    public static CrashImage Of(string folder)
    {
        var image = new CrashImage();
        // A lock dies with its process.
        foreach (var file in Directory.GetFiles(folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            // The host still has it open, as a host that is killed has.
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = File.Create(System.IO.Path.Combine(image.Path, System.IO.Path.GetFileName(file)));
            source.CopyTo(copy);
        }

        return image;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
