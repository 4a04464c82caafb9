using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Tests.Doubles;
using Autoheal.Incidents;
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

    private sealed class SignallingChannel : IChatChannel
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

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

            return ValueTask.FromResult("m1");
        }

        public ValueTask UpdateAsync(string place, string messageId, Messages.ChatMessage message, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
