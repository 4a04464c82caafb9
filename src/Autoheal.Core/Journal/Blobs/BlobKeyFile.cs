using System.Security.Cryptography;
using System.Text;

namespace Autoheal.Journal;

/// <summary>Reads the master key from its file, and draws it on first use.</summary>
internal static class BlobKeyFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The key in the file; creates the file when <paramref name="mayCreate"/>.</summary>
    /// <exception cref="BlobException">The file is absent, open to others, or holds no key.</exception>
    public static byte[] ReadOrCreate(string path, bool mayCreate)
    {
        if (!File.Exists(path))
        {
            if (!mayCreate)
            {
                throw new BlobException(
                    $"The key file '{path}' is missing, but there are blobs stored under its key. Restore it; a new key could not read them.");
            }

            Create(path);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) is var open and not UnixFileMode.None)
        {
            throw new BlobException(
                $"The key file '{path}' is open to others ({open}). Only its owner may have access: chmod 600 '{path}', and replace the key if others may have read it.");
        }

        return Parse(File.ReadAllText(path).Trim(), $"The key file '{path}'");
    }

    /// <summary>Decodes a key.</summary>
    /// <exception cref="BlobException">It is not 32 bytes in base64. The message does not repeat it.</exception>
    public static byte[] Parse(string base64, string where)
    {
        var key = new byte[BlobCipher.KeySize];
        if (base64.Length != 44 || !Convert.TryFromBase64String(base64, key, out var length) || length != key.Length)
        {
            throw new BlobException($"{where} must hold a key of {BlobCipher.KeySize} bytes in base64.");
        }

        return key;
    }

    private static void Create(string path)
    {
        var text = Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(BlobCipher.KeySize)));

        // When another process was first, its key stands, and the caller reads that one.
        AtomicFile.TryWrite(new PhysicalDisk(), Path.GetFullPath(path), RandomNumberGenerator.GetHexString(16, lowercase: true), text);
    }
}
