using System.Text;
using Autoheal.ChatBot.Inbox;
using Autoheal.ChatBot.Tests.Slack.World;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.ChatBot.Tests.Inbox;

public sealed class PlatformInboxTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autoheal-inbox-");
    private readonly HandClock _clock = new();

    private string FilePath => Path.Combine(_folder.FullName, "chat-inbox-slack.jsonl");

    [Fact]
    public async Task Record_KilledBeforeItIsDone_IsLeftInOrderWithItsContent()
    {
        await using var inbox = Open();
        Assert.True(await inbox.TryRecordAsync("a", "one"u8.ToArray()));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await inbox.TryRecordAsync("b", "two"u8.ToArray()));

        await using var next = OpenImage();

        Assert.Equal(["a one", "b two"], next.Left.Select(entry => $"{entry.Key} {Encoding.UTF8.GetString(entry.Payload.Span)}"));
        Assert.Equal(["a", "b"], next.TakenLately);
    }

    [Fact]
    public async Task Done_IsNotLeftAndStillKnown()
    {
        await using (var inbox = Open())
        {
            await inbox.TryRecordAsync("a", "one"u8.ToArray());
            inbox.Done("a");
        }

        await using var next = Open();

        Assert.Empty(next.Left);
        Assert.Equal(["a"], next.TakenLately);
    }

    [Fact]
    public async Task Withdraw_IsNotLeftAndCountsWhenItComesAgain()
    {
        await using (var inbox = Open())
        {
            await inbox.TryRecordAsync("a", "one"u8.ToArray());
            inbox.Withdraw("a");
        }

        await using var next = Open();

        Assert.Empty(next.Left);
        Assert.Empty(next.TakenLately);
    }

    [Fact]
    public async Task TakenLately_AfterAnHour_IsForgotten()
    {
        await using (var inbox = Open())
        {
            await inbox.TryRecordAsync("a", "one"u8.ToArray());
            inbox.Done("a");
        }

        _clock.Advance(TimeSpan.FromMinutes(61));
        await using var next = Open();

        Assert.Empty(next.TakenLately);
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(301, false)]
    [InlineData(-30, true)]
    [InlineData(-90, false)]
    public async Task IsFresh_ByAge_OnlyFiveMinutesAndASmallStepBack(int seconds, bool fresh)
    {
        await using var inbox = Open();
        await inbox.TryRecordAsync("a", "one"u8.ToArray());
        _clock.Advance(TimeSpan.FromSeconds(seconds));

        await using var next = OpenImage();

        Assert.Equal(fresh, next.IsFresh(Assert.Single(next.Left)));
    }

    [Fact]
    public async Task File_ShowsNoContent()
    {
        await using var inbox = Open();
        await inbox.TryRecordAsync("a", "kill halt"u8.ToArray());

        using var image = CrashImage.Of(_folder.FullName);
        var text = await File.ReadAllTextAsync(Path.Combine(image.Path, Path.GetFileName(FilePath)));

        Assert.DoesNotContain("kill", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("kill halt"u8), text, StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(FilePath) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    /// <summary>Whoever can write the file, and whoever moves an entry to another key or moment, cannot make the host do anything.</summary>
    [Theory]
    [InlineData("other secret")]
    [InlineData("other platform")]
    [InlineData("other key")]
    [InlineData("other moment")]
    [InlineData("no seal")]
    public async Task Left_NotSealedByThisHost_IsDropped(string flaw)
    {
        await using (var inbox = Open())
        {
            await inbox.TryRecordAsync("a", "one"u8.ToArray());
        }

        var text = await File.ReadAllTextAsync(FilePath);
        var line = InboxLine.Read(text.Trim())!;
        line = flaw switch
        {
            "other key" => line with { Key = "b" },
            "other moment" => line with { At = line.At + 60_000 },
            "no seal" => line with { Sealed = "one"u8.ToArray() },
            _ => line,
        };
        await File.WriteAllBytesAsync(flaw == "other platform" ? FilePath.Replace("slack", "teams", StringComparison.Ordinal) : FilePath, line.Write());

        await using var next = Open(flaw == "other secret" ? "another" : "secret", flaw == "other platform" ? "teams" : "slack");

        Assert.Empty(next.Left);
    }

    [Fact]
    public async Task Open_TornLine_KeepsTheOthersAndGoesOn()
    {
        await using (var inbox = Open())
        {
            await inbox.TryRecordAsync("a", "one"u8.ToArray());
        }

        await File.AppendAllTextAsync(FilePath, "{\"key\":\"b\",\"at\":17");
        await using (var next = Open())
        {
            Assert.Equal("a", Assert.Single(next.Left).Key);
            Assert.True(await next.TryRecordAsync("c", "three"u8.ToArray()));
        }

        await using var last = Open();
        Assert.Equal(["a", "c"], last.Left.Select(entry => entry.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Record_ManyAtOnce_AllAreKept()
    {
        await using (var inbox = Open())
        {
            var recorded = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(async () => await inbox.TryRecordAsync($"{i}", new byte[100]))));
            Assert.All(recorded, Assert.True);
        }

        await using var next = Open();
        Assert.Equal(500, next.Left.Count);
    }

    /// <summary>What is over goes when the file has grown; what waits stays.</summary>
    [Fact]
    public async Task Record_MoreThanTheFileHolds_IsRewritten()
    {
        await using (var inbox = Open())
        {
            await inbox.TryRecordAsync("kept", "one"u8.ToArray());
            for (var i = 0; i < 6; i++)
            {
                Assert.True(await inbox.TryRecordAsync($"{i}", new byte[1024 * 1024]));
                inbox.Done($"{i}");
            }

            Assert.True(await inbox.TryRecordAsync("last", "two"u8.ToArray()));
            Assert.True(new FileInfo(FilePath).Length < 5 * 1024 * 1024);
        }

        await using var next = Open();
        Assert.Equal(["kept", "last"], next.Left.Select(entry => entry.Key).Order(StringComparer.Ordinal));
    }

    /// <summary>A full disk: nothing is acknowledged that is not kept.</summary>
    [Fact]
    public async Task Record_DiskIsFull_IsRefused()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        File.CreateSymbolicLink(FilePath + ".new", "/dev/full");
        await using var inbox = Open();

        Assert.False(await inbox.TryRecordAsync("a", "one"u8.ToArray()));
    }

    [Fact]
    public async Task Open_WhileAnotherHostHasIt_IsRefused()
    {
        await using var inbox = Open();

        Assert.Throws<IOException>(() => Open());
    }

    [Fact]
    public async Task WithoutAStateDirectory_NothingIsKeptAndEverythingTaken()
    {
        await using var inbox = new PlatformInbox("slack", "secret"u8, new ChatBotOptions(), _clock, NullLogger<PlatformInbox>.Instance);

        Assert.True(await inbox.TryRecordAsync("a", "one"u8.ToArray()));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private PlatformInbox OpenImage()
    {
        var image = CrashImage.Of(_folder.FullName);
        return new("slack", "secret"u8, new ChatBotOptions { StateDirectory = image.Path }, _clock, NullLogger<PlatformInbox>.Instance);
    }

    private PlatformInbox Open(string secret = "secret", string platform = "slack") =>
        new(platform, Encoding.UTF8.GetBytes(secret), new ChatBotOptions { StateDirectory = _folder.FullName }, _clock, NullLogger<PlatformInbox>.Instance);
}
