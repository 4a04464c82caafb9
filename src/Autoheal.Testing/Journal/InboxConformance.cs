using System.Text;
using Autoheal.Journal;
using Xunit;

namespace Autoheal.Testing;

/// <summary>What every inbox must do. A test project derives from it once for each inbox.</summary>
[ConformanceSuite(typeof(IInbox))]
public abstract class InboxConformance
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Opens the test's own inbox; called again, the same one as another process would.</summary>
    protected abstract IInbox Open();

    /// <summary>What was posted is pending, whole.</summary>
    [Fact]
    public async Task Post_Item_IsPendingWhole()
    {
        var inbox = Open();
        var item = Item("i/1 ü", minute: 0);

        await inbox.PostAsync(item);

        var pending = Assert.Single(await inbox.ReadPendingAsync());
        Assert.Equal((item.Id, item.Kind, item.Stream), (pending.Id, pending.Kind, pending.Stream));
        Assert.Equal((item.At, item.Actor), (pending.At, pending.Actor));
        Assert.Equal(item.Payload.ToArray(), pending.Payload.ToArray());
    }

    /// <summary>The oldest comes first, whatever the order of posting.</summary>
    [Fact]
    public async Task ReadPending_SeveralItems_OldestFirst()
    {
        var inbox = Open();
        await inbox.PostAsync(Item("late", minute: 2));
        await inbox.PostAsync(Item("early", minute: 1));
        await inbox.PostAsync(Item("last", minute: 3));

        Assert.Equal(["early", "late", "last"], (await inbox.ReadPendingAsync()).Select(item => item.Id));
    }

    /// <summary>A second item of the same id does not replace the first.</summary>
    [Fact]
    public async Task Post_SameIdTwice_KeepsTheFirst()
    {
        var inbox = Open();
        await inbox.PostAsync(Item("same", minute: 0, actor: "person:first"));
        await inbox.PostAsync(Item("same", minute: 0, actor: "person:second"));

        Assert.Equal("person:first", Assert.Single(await inbox.ReadPendingAsync()).Actor);
    }

    /// <summary>Completed items are gone; completing again is harmless.</summary>
    [Fact]
    public async Task Complete_Item_IsGone()
    {
        var inbox = Open();
        await inbox.PostAsync(Item("done", minute: 0));
        await inbox.PostAsync(Item("open", minute: 1));

        await inbox.CompleteAsync("done");
        await inbox.CompleteAsync("done");
        await inbox.CompleteAsync("never posted");

        Assert.Equal("open", Assert.Single(await inbox.ReadPendingAsync()).Id);
    }

    /// <summary>A payload that the poster changes afterwards is not changed in the inbox.</summary>
    [Fact]
    public async Task Post_BufferUsedAgain_KeepsWhatWasPosted()
    {
        var inbox = Open();
        var buffer = Encoding.UTF8.GetBytes("""{"a":1}""");
        await inbox.PostAsync(Item("i", minute: 0) with { Payload = buffer });

        buffer.AsSpan().Fill((byte)'x');

        Assert.Equal("""{"a":1}""", Encoding.UTF8.GetString(Assert.Single(await inbox.ReadPendingAsync()).Payload.Span));
    }

    /// <summary>Whoever waits is woken by a post.</summary>
    [Fact]
    public async Task Wait_ItemPostedLater_Completes()
    {
        var inbox = Open();
        await inbox.ReadPendingAsync();
        var waiting = inbox.WaitAsync().AsTask();
        Assert.False(waiting.IsCompleted);

        await inbox.PostAsync(Item("i", minute: 0));

        await waiting.WaitAsync(Patience);
    }

    /// <summary>A post between reading and waiting is not missed.</summary>
    [Fact]
    public async Task Wait_ItemPostedSinceLastRead_Completes()
    {
        var inbox = Open();
        await inbox.ReadPendingAsync();
        await inbox.PostAsync(Item("i", minute: 0));

        await inbox.WaitAsync().AsTask().WaitAsync(Patience);
    }

    /// <summary>Whoever else looks, such as the kill switch or a health check, takes no wake-up away from the owner.</summary>
    [Fact]
    public async Task Wait_SomebodyElseReadTheNewItem_Completes()
    {
        var inbox = Open();
        await inbox.ReadPendingAsync();
        await inbox.PostAsync(Item("i", minute: 0));
        await inbox.ReadPendingAsync();

        await inbox.WaitAsync().AsTask().WaitAsync(Patience);
    }

    /// <summary>What the owner was told of and leaves pending wakes nobody again; the next item does, even under an id that was used before.</summary>
    [Fact]
    public async Task Wait_OnlyItemsAlreadyAnnounced_WaitsForTheNext()
    {
        var inbox = Open();
        await inbox.PostAsync(Item("kept", minute: 0));
        await inbox.PostAsync(Item("again", minute: 1));
        await inbox.WaitAsync().AsTask().WaitAsync(Patience);
        await inbox.CompleteAsync("again");
        var waiting = inbox.WaitAsync().AsTask();
        Assert.False(waiting.IsCompleted);

        await inbox.PostAsync(Item("again", minute: 1));

        await waiting.WaitAsync(Patience);
    }

    /// <summary>Waiting ends with its token.</summary>
    [Fact]
    public async Task Wait_Cancelled_Throws()
    {
        var inbox = Open();
        await inbox.ReadPendingAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = inbox.WaitAsync(cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
    }

    /// <summary>An item of the suite.</summary>
    protected static InboxItem Item(string id, int minute, string actor = "person:amira") => new()
    {
        Id = id,
        Kind = InboxKinds.Approval,
        Stream = StreamId.Incident("INC-1"),
        At = JournalSamples.Noon.AddMinutes(minute),
        Actor = actor,
        Payload = Encoding.UTF8.GetBytes("""{"approve":true}"""),
    };
}
