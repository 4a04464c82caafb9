using System.Globalization;
using Autoheal.Journal;
using Autoheal.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Core.Tests.Journal;

public sealed class FileInboxCrashTests
{
    [Fact]
    public async Task PostAndComplete_PowerLostAtEveryOperation_KeepWhatWasAcknowledged()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            for (var operation = 1; operation < 50; operation++)
            {
                var disk = new SimulatedDisk(seed) { CrashAt = operation };
                var posted = new List<string>();
                var doubtful = new List<string>();
                await RunUntilPowerIsLostAsync(disk, posted, doubtful);

                disk.Restart();

                var pending = (await Open(disk).ReadPendingAsync()).Select(item => item.Id).ToArray();
                Assert.Empty(posted.Except(pending));
                Assert.Empty(pending.Except(posted).Except(doubtful));
                Assert.DoesNotContain(disk.Files(), file => file.Contains("refused", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Post_SameIdAfterItsFirstPosterDied_IsDurableWhenAcknowledged()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            // The first poster ends between renaming the file and syncing the name.
            var disk = new SimulatedDisk(seed) { CrashAt = 5 };
            await Assert.ThrowsAsync<JournalException>(async () => await Open(disk).PostAsync(Item("same")));
            disk.EndProcess();
            Assert.Single(await Open(disk).ReadPendingAsync());

            await Open(disk).PostAsync(Item("same"));
            disk.Restart();

            Assert.Single(await Open(disk).ReadPendingAsync());
        }
    }

    private static async Task RunUntilPowerIsLostAsync(SimulatedDisk disk, List<string> posted, List<string> doubtful)
    {
        try
        {
            var inbox = Open(disk);
            for (var i = 0; i < 6; i++)
            {
                var id = i.ToString(CultureInfo.InvariantCulture);
                doubtful.Add(id);
                await inbox.PostAsync(Item(id));
                doubtful.Remove(id);
                posted.Add(id);
                if (i % 2 == 1)
                {
                    var oldest = posted[0];
                    posted.RemoveAt(0);
                    doubtful.Add(oldest);
                    await inbox.CompleteAsync(oldest);
                    doubtful.Remove(oldest);
                }
            }
        }
        catch (JournalException)
        {
            Assert.True(disk.Crashed);
        }
    }

    private static InboxItem Item(string id) => new()
    {
        Id = id,
        Kind = InboxKinds.Control,
        Stream = StreamId.Control,
        At = JournalSamples.Noon,
        Actor = "person:amira",
        Payload = "{}"u8.ToArray(),
    };

    private static FileInbox Open(SimulatedDisk disk) =>
        new(new FileInboxOptions { Directory = "/inbox" }, disk, TimeProvider.System, NullLogger.Instance);
}
