namespace Autoheal.Journal;

/// <summary>
/// Blobs in a directory, one sealed file each. Runs on the caller's thread; a body is written, synced, renamed and its
/// directory synced before its reference is given out. Erasing removes the file; what a disk keeps of removed files is useless without the key.
/// Thread-safe.
/// </summary>
internal sealed class FileBlobStore : IBlobStore
{
    private const string Suffix = ".blob";
    private const string KeyFileName = "blob.key";

    private readonly IJournalDisk _disk;
    private readonly string _directory;
    private readonly BlobCipher _cipher;

    private FileBlobStore(IJournalDisk disk, string directory, BlobCipher cipher)
    {
        _disk = disk;
        _directory = directory;
        _cipher = cipher;
    }

    /// <summary>Opens the store; creates its directory and, when no key is configured, its key file.</summary>
    /// <param name="options">Where, and under which key.</param>
    /// <param name="disk">The disk; key files always lie on the physical one.</param>
    /// <param name="fillRandom">Where ids and nonces come from; inject a seeded source only to replay. Null: the system's generator.</param>
    /// <exception cref="BlobException">The directory or the key cannot be used.</exception>
    public static FileBlobStore Open(FileBlobStoreOptions options, IJournalDisk disk, Action<Span<byte>>? fillRandom = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Directory);
        return Attempt("opened", options.Directory, () =>
        {
            disk.CreateDirectory(options.Directory);
            var key = options.Key is { } configured
                ? BlobKeyFile.Parse(configured, "The configured blob key")
                : BlobKeyFile.ReadOrCreate(options.KeyFile ?? Path.Combine(options.Directory, KeyFileName), mayCreate: !HoldsBlobs(disk, options.Directory));
            return new FileBlobStore(disk, options.Directory, new BlobCipher(key, fillRandom));
        });
    }

    /// <inheritdoc/>
    public ValueTask<BlobReference> PutAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        BlobCipher.CheckSize(body.Length);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Attempt("written", _directory, () => Put(body)));
    }

    /// <inheritdoc/>
    public ValueTask<byte[]?> GetAsync(BlobReference reference, CancellationToken cancellationToken = default)
    {
        BlobCipher.CheckId(reference);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Attempt(
            "read", _directory, () => AtomicFile.TryRead(_disk, PathOf(reference.Id), BlobCipher.MaxSealedBytes) is { } sealedBody ? _cipher.Open(reference, sealedBody) : null));
    }

    /// <inheritdoc/>
    public ValueTask EraseAsync(BlobReference reference, CancellationToken cancellationToken = default)
    {
        BlobCipher.CheckId(reference);
        cancellationToken.ThrowIfCancellationRequested();
        Attempt("erased", _directory, () =>
        {
            _disk.Delete(PathOf(reference.Id));
            _disk.SyncDirectory(_directory);
            return true;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public string ComputeHmac(ReadOnlySpan<byte> data) => _cipher.ComputeHmac(data);

    /// <inheritdoc/>
    public async ValueTask ProbeAsync(CancellationToken cancellationToken = default)
    {
        var reference = await PutAsync("probe"u8.ToArray(), cancellationToken);
        if (await GetAsync(reference, cancellationToken) is null)
        {
            throw new BlobException($"The blob store in '{_directory}' lost a body that it had just taken.");
        }

        await EraseAsync(reference, cancellationToken);
    }

    private BlobReference Put(ReadOnlyMemory<byte> body)
    {
        var id = _cipher.NewId();
        if (!AtomicFile.TryWrite(_disk, PathOf(id), "new", _cipher.Seal(id, body.Span)))
        {
            throw new BlobException($"The blob store in '{_directory}' drew an id twice; its source of randomness is broken.");
        }

        return new BlobReference { Id = id, Hmac = _cipher.ComputeHmac(body.Span) };
    }

    private string PathOf(string id) => Path.Combine(_directory, id + Suffix);

    private static bool HoldsBlobs(IJournalDisk disk, string directory) =>
        disk.List(directory).Any(name => name.EndsWith(Suffix, StringComparison.Ordinal));

    private static T Attempt<T>(string what, string directory, Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BlobException($"The blob store in '{directory}' cannot be {what}: {error.Message}", error);
        }
    }
}
