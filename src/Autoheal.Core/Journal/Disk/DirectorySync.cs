using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Autoheal.Journal;

/// <summary>
/// fsync on a directory, which .NET does not offer: on Unix a new or renamed file may vanish in a power cut until its
/// directory is synced. Windows keeps names in its own log, so nothing is done there.
/// </summary>
internal static class DirectorySync
{
    private const int ReadOnly = 0;

    public static void Run(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(Encoding.UTF8.GetBytes(directory + '\0'), ReadOnly);
        if (descriptor < 0)
        {
            throw Failure("opened", directory);
        }

        try
        {
            if (Sync(descriptor) != 0)
            {
                throw Failure("synced", directory);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string what, string directory)
    {
        var error = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"The directory '{directory}' cannot be {what}: {error.Message}.", error);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
