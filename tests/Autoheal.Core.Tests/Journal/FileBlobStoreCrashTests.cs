using System.Globalization;
using System.Text;
using Autoheal.Journal;

namespace Autoheal.Core.Tests.Journal;

public sealed class FileBlobStoreCrashTests
{
    [Fact]
    public async Task PutAndErase_PowerLostAtEveryOperation_KeepWhatWasAcknowledged()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            for (var operation = 1; operation < 40; operation++)
            {
                var disk = new SimulatedDisk(seed) { CrashAt = operation };
                var kept = new Dictionary<BlobReference, string>();
                var erased = new List<BlobReference>();
                await RunUntilPowerIsLostAsync(disk, kept, erased);

                disk.Restart();

                var store = Open(disk);
                foreach (var (reference, body) in kept)
                {
                    Assert.Equal(body, Encoding.UTF8.GetString((await store.GetAsync(reference))!));
                }

                foreach (var reference in erased)
                {
                    Assert.Null(await store.GetAsync(reference));
                }

                await store.ProbeAsync();
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Probe_DiskDoesNotWork_Throws(bool full)
    {
        var disk = new SimulatedDisk(seed: 1);
        var store = Open(disk);
        await store.ProbeAsync();
        if (full)
        {
            disk.Capacity = 10;
        }
        else
        {
            disk.FailSyncAt = disk.Operations + 1;
        }

        await Assert.ThrowsAsync<BlobException>(async () => await store.ProbeAsync());
    }

    private static async Task RunUntilPowerIsLostAsync(SimulatedDisk disk, Dictionary<BlobReference, string> kept, List<BlobReference> erased)
    {
        try
        {
            var store = Open(disk);
            for (var i = 0; i < 6; i++)
            {
                var body = i.ToString(CultureInfo.InvariantCulture) + new string('x', i * 400);
                kept.Add(await store.PutAsync(Encoding.UTF8.GetBytes(body)), body);
                if (i % 2 == 1)
                {
                    var oldest = kept.Keys.First();
                    kept.Remove(oldest);
                    await store.EraseAsync(oldest);
                    erased.Add(oldest);
                }
            }
        }
        catch (BlobException)
        {
            Assert.True(disk.Crashed);
        }
    }

    private static FileBlobStore Open(SimulatedDisk disk) => FileBlobStore.Open(
        new FileBlobStoreOptions { Directory = "/blobs", Key = Convert.ToBase64String(new byte[32]) }, disk);
}
