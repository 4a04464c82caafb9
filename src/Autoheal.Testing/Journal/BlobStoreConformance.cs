using System.Text;
using Autoheal.Journal;
using Xunit;

namespace Autoheal.Testing;

/// <summary>What every blob store must do. A test project derives from it once for each store.</summary>
[ConformanceSuite(typeof(IBlobStore))]
public abstract class BlobStoreConformance
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"replicas":3}""");

    /// <summary>Opens a store on the test's own medium. Called again, it opens the same one with the given key.</summary>
    /// <param name="key">32 bytes.</param>
    protected abstract IBlobStore Open(byte[] key);

    /// <summary>What was put comes back.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public async Task Put_Body_ReadsBack(int size)
    {
        var store = Open(Key(1));
        var body = Enumerable.Range(0, size).Select(i => (byte)i).ToArray();

        var reference = await store.PutAsync(body);

        Assert.Equal(body, await store.GetAsync(reference));
        Assert.Equal(store.ComputeHmac(body), reference.Hmac);
    }

    /// <summary>The same body put twice gets two ids, so that erasing one keeps the other.</summary>
    [Fact]
    public async Task Put_SameBodyTwice_ErasingOneKeepsTheOther()
    {
        var store = Open(Key(1));
        var first = await store.PutAsync(Body);
        var second = await store.PutAsync(Body);

        await store.EraseAsync(first);
        await store.EraseAsync(first);

        Assert.Null(await store.GetAsync(first));
        Assert.Equal(Body, await store.GetAsync(second));
    }

    /// <summary>A body above 16 MiB is refused.</summary>
    [Fact]
    public async Task Put_TooLarge_Throws()
    {
        var store = Open(Key(1));

        await Assert.ThrowsAsync<BlobException>(async () => await store.PutAsync(new byte[(16 * 1024 * 1024) + 1]));
    }

    /// <summary>A reference with another body's digest is refused.</summary>
    [Fact]
    public async Task Get_DigestOfAnotherBody_Throws()
    {
        var store = Open(Key(1));
        var reference = await store.PutAsync(Body);

        var forged = reference with { Hmac = store.ComputeHmac("other"u8) };

        await Assert.ThrowsAsync<BlobException>(async () => await store.GetAsync(forged));
    }

    /// <summary>An id that is no id of the store, such as a path, finds nothing or is refused; it never leaves the store.</summary>
    [Theory]
    [InlineData("../key")]
    [InlineData("unknown")]
    [InlineData("")]
    public async Task Get_ForeignId_IsRefused(string id)
    {
        var store = Open(Key(1));
        var reference = new BlobReference { Id = id, Hmac = store.ComputeHmac(Body) };

        await Assert.ThrowsAsync<BlobException>(async () => await store.GetAsync(reference));
    }

    /// <summary>The digest is stable under one key and differs under another.</summary>
    [Fact]
    public void ComputeHmac_TwoKeys_Differ()
    {
        Assert.Equal(Open(Key(1)).ComputeHmac(Body), Open(Key(1)).ComputeHmac(Body));
        Assert.NotEqual(Open(Key(1)).ComputeHmac(Body), Open(Key(2)).ComputeHmac(Body));
        Assert.Matches("^[0-9a-f]{64}$", Open(Key(1)).ComputeHmac(Body));
    }

    /// <summary>A working store passes its own probe and keeps nothing of it.</summary>
    [Fact]
    public async Task Probe_WorkingStore_Passes()
    {
        var store = Open(Key(1));

        await store.ProbeAsync();

        Assert.Equal(Body, await store.GetAsync(await store.PutAsync(Body)));
    }

    /// <summary>A key of 32 equal bytes.</summary>
    protected static byte[] Key(byte value) => [.. Enumerable.Repeat(value, 32)];
}
