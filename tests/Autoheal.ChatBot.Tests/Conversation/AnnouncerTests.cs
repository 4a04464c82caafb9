using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Autoheal.ChatBot.Tests.Conversation;

public class AnnouncerTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>An open incident is announced at the start; its end is told as soon as it is in the journal.</summary>
    [Fact]
    public async Task Announcer_FollowsTheJournal()
    {
        var slack = new SignallingChannel();
        using var host = new ChatHost(
            await Recorded.WaitingAsync(),
            builder =>
            {
                builder.AddChatBot(options => options.PollInterval = TimeSpan.FromMilliseconds(50));
                builder.Services.AddSingleton<IChatChannel>(slack);
            });
        var announcer = host.Get<IHostedService>();
        await announcer.StartAsync(default);
        await slack.Asked.Task.WaitAsync(s_patience);

        host.Journal.Add(new IncidentClosed { End = IncidentEnd.Recovered, Summary = "health returned" });
        await slack.Closed.Task.WaitAsync(s_patience);
        await announcer.StopAsync(default);
    }

    /// <summary>A place that was never told of anything is not flooded with what is open.</summary>
    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 1)]
    public async Task Announcer_FirstStartWithOpenIncidents_FewAreCardsAndManyAreOneList(int incidents, int cards)
    {
        var slack = new SignallingChannel();
        var opened = (await Recorded.WaitingAsync())[0];
        var template = (IncidentOpened)JournalJson.Read(opened);
        using var host = new ChatHost(
            Enumerable.Range(1, incidents).Select(number => opened with
            {
                Stream = StreamId.Incident($"INC-{number}"),
                Position = number,
                Payload = JournalJson.Write(template with { IncidentId = $"INC-{number}" }),
            }),
            builder => builder.Services.AddSingleton<IChatChannel>(slack));
        var announcer = host.Get<IHostedService>();
        await announcer.StartAsync(default);
        for (var next = slack.Next; slack.Posted.Count < cards; next = slack.Next)
        {
            await next.WaitAsync(s_patience);
        }

        await announcer.StopAsync(default);
        Assert.Equal(cards, slack.Posted.Count);
        Assert.Equal(incidents > 3, slack.Posted.Contains($"{incidents} open incidents"));
    }

    private sealed class SignallingChannel : IChatChannel
    {
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public System.Collections.Concurrent.ConcurrentQueue<string> Posted { get; } = [];

        public Task Next => Volatile.Read(ref _next).Task;

        public string Platform => "slack";

        public IReadOnlyList<string> Places { get; } = ["C1"];

        public ValueTask<string> PostAsync(string place, string? thread, Messages.ChatMessage message, CancellationToken cancellationToken = default)
        {
            if (message.Summary.Contains("waits for a decision", StringComparison.Ordinal))
            {
                Asked.TrySetResult();
            }

            if (message.Summary.Contains("health returned", StringComparison.Ordinal))
            {
                Closed.TrySetResult();
            }

            Posted.Enqueue(message.Summary);
            Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            return ValueTask.FromResult("m1");
        }

        public ValueTask UpdateAsync(string place, string messageId, Messages.ChatMessage message, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
