using System.Text;
using Autoheal.Journal;
using Autoheal.Testing;

namespace Autoheal.Core.Tests.Journal;

[ConformanceOf(typeof(FileBlobStore))]
public sealed class FileBlobStoreTests : BlobStoreConformance, IDisposable
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("DB_PASSWORD=canary");
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Get_StoredUnderAnotherKey_Throws()
    {
        var reference = await Open(Key(1)).PutAsync(Secret);

        await Assert.ThrowsAsync<BlobException>(async () => await Open(Key(2)).GetAsync(reference));
        Assert.Equal(Secret, await Open(Key(1)).GetAsync(reference));
    }

    [Fact]
    public async Task Put_Body_NoFileHoldsItInTheClear()
    {
        await Open(Key(1)).PutAsync(Secret);

        foreach (var file in Directory.GetFiles(_directory.Path))
        {
            Assert.Equal(-1, (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("canary"u8));
        }
    }

    [Fact]
    public async Task Get_AnyBitFlipped_Throws()
    {
        var store = Open(Key(1));
        var reference = await store.PutAsync(Secret);
        var file = _directory.Combine(reference.Id + ".blob");
        var bytes = await File.ReadAllBytesAsync(file);

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            await File.WriteAllBytesAsync(file, bytes);
            await Assert.ThrowsAsync<BlobException>(async () => await store.GetAsync(reference));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public async Task Get_BlobMovedToAnotherId_Throws()
    {
        var store = Open(Key(1));
        var first = await store.PutAsync(Secret);
        var second = await store.PutAsync(Secret);

        File.Copy(_directory.Combine(first.Id + ".blob"), _directory.Combine(second.Id + ".blob"), overwrite: true);

        await Assert.ThrowsAsync<BlobException>(async () => await store.GetAsync(second));
    }

    [Fact]
    public async Task Open_NoKeyConfigured_CreatesOwnerOnlyKeyFileOnce()
    {
        var reference = await OpenWithKeyFile().PutAsync(Secret);

        Assert.Equal(Secret, await OpenWithKeyFile().GetAsync(reference));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_directory.Combine("blob.key")));
        }
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Open_KeyFileOpenToOthers_NamesPathAndRemedy(UnixFileMode open)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        OpenWithKeyFile();
        var path = _directory.Combine("blob.key");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | open);

        var error = Assert.Throws<BlobException>(OpenWithKeyFile);

        Assert.Equal(
            $"The key file '{path}' is open to others ({open}). Only its owner may have access: chmod 600 '{path}', and replace the key if others may have read it.",
            error.Message);
    }

    [Fact]
    public async Task Open_KeyFileLostWhileBlobsRemain_RefusesToDrawANewKey()
    {
        await OpenWithKeyFile().PutAsync(Secret);
        File.Delete(_directory.Combine("blob.key"));

        Assert.Contains("is missing", Assert.Throws<BlobException>(OpenWithKeyFile).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_directory.Combine("blob.key")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64 at all, but forty-four characters")]
    public void Open_ConfiguredKeyIsNoKey_ThrowsWithoutRepeatingIt(string key)
    {
        var error = Assert.Throws<BlobException>(
            () => FileBlobStore.Open(new FileBlobStoreOptions { Directory = _directory.Path, Key = key }, new PhysicalDisk()));

        Assert.Equal("The configured blob key must hold a key of 32 bytes in base64.", error.Message);
    }

    [Fact]
    public async Task Probe_DirectoryGone_Throws()
    {
        var directory = _directory.Combine("blobs");
        var store = FileBlobStore.Open(Options(Key(1), directory), new PhysicalDisk());
        await store.ProbeAsync();
        Assert.Empty(Directory.GetFiles(directory));

        Directory.Delete(directory, recursive: true);

        await Assert.ThrowsAsync<BlobException>(async () => await store.ProbeAsync());
    }

    [Fact]
    public async Task Put_SourceOfRandomnessRepeats_RefusesTheSecondBody()
    {
        var store = FileBlobStore.Open(Options(Key(1), _directory.Path), new PhysicalDisk(), bytes => bytes.Fill(7));
        await store.PutAsync(Secret);

        await Assert.ThrowsAsync<BlobException>(async () => await store.PutAsync(Secret));
    }

    protected override IBlobStore Open(byte[] key) => FileBlobStore.Open(Options(key, _directory.Path), new PhysicalDisk());

    private FileBlobStore OpenWithKeyFile() =>
        FileBlobStore.Open(new FileBlobStoreOptions { Directory = _directory.Path }, new PhysicalDisk());

    private static FileBlobStoreOptions Options(byte[] key, string directory) =>
        new() { Directory = directory, Key = Convert.ToBase64String(key) };
}
