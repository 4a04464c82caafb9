namespace Autoheal.Journal;

/// <summary>Where blobs are kept, and under which key. A class and not a record: its text must never show the key.</summary>
public sealed class FileBlobStoreOptions
{
    /// <summary>Gets the directory; created when absent, for its owner only.</summary>
    public required string Directory { get; init; }

    /// <summary>Gets the master key: 32 bytes in base64. Null, the default: the key is read from <see cref="KeyFile"/>.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// Gets the file that holds the master key in base64; <c>blob.key</c> in <see cref="Directory"/> by default. Created with a random
    /// key on first use. Only its owner may be able to read it (mode 0600), else the store does not open. Not used when <see cref="Key"/> is set.
    /// </summary>
    public string? KeyFile { get; init; }
}
