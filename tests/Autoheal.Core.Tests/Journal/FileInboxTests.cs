using Autoheal.Journal;
using Autoheal.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Core.Tests.Journal;

[ConformanceOf(typeof(FileInbox))]
public sealed class FileInboxTests : InboxConformance, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Wait_PostedByAnotherProcess_Completes()
    {
        var owner = Open();
        await owner.ReadPendingAsync();
        var waiting = owner.WaitAsync().AsTask();

        await Open().PostAsync(Item("from elsewhere", minute: 0));

        await waiting.WaitAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("from elsewhere", Assert.Single(await owner.ReadPendingAsync()).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"schema":9,"id":"x","kind":"approval","stream":"control","at":"2026-03-01T12:00:00Z","actor":"a","payload":"e30="}""")]
    [InlineData("""{"schema":1,"id":"other","kind":"approval","stream":"control","at":"2026-03-01T12:00:00Z","actor":"a","payload":"e30="}""")]
    [InlineData("""{"schema":1,"id":"x","kind":"approval","stream":"","at":"2026-03-01T12:00:00Z","actor":"a","payload":"e30="}""")]
    [InlineData("""{"schema":1,"id":"x","kind":null,"stream":"control","at":"2026-03-01T12:00:00Z","actor":"a","payload":"e30="}""")]
    public async Task ReadPending_UnreadableItem_IsMovedAsideAndOthersRemain(string content)
    {
        var name = InboxFile.NameOf("x");
        var inbox = Open();
        await inbox.PostAsync(Item("good", minute: 0));
        await File.WriteAllTextAsync(_directory.Combine(name), content);

        var pending = await inbox.ReadPendingAsync();

        Assert.Equal("good", Assert.Single(pending).Id);
        Assert.False(File.Exists(_directory.Combine(name)));
        Assert.Equal(content, await File.ReadAllTextAsync(Path.Combine(_directory.Combine("refused"), name)));
    }

    [Fact]
    public async Task ReadPending_SecondUnreadableItemOfOneName_KeepsBothAside()
    {
        var name = InboxFile.NameOf("x");
        for (var i = 0; i < 2; i++)
        {
            await File.WriteAllTextAsync(_directory.Combine(name), "broken " + i);
            Assert.Empty(await Open().ReadPendingAsync());
        }

        Assert.Equal(2, Directory.GetFiles(_directory.Combine("refused")).Length);
    }

    [Fact]
    public async Task ReadPending_HalfWrittenItem_IsNotSeen()
    {
        await File.WriteAllTextAsync(_directory.Combine(InboxFile.NameOf("x") + "-0123.tmp"), "{");

        Assert.Empty(await Open().ReadPendingAsync());
        Assert.False(Directory.Exists(_directory.Combine("refused")));
    }

    protected override IInbox Open() => new FileInbox(
        new FileInboxOptions { Directory = _directory.Path, PollInterval = TimeSpan.FromMilliseconds(5) },
        new PhysicalDisk(),
        TimeProvider.System,
        NullLogger.Instance);
}
