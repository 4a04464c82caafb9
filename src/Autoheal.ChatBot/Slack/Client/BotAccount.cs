using Autoheal.ChatBot.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack.Client;

/// <summary>
/// Learns at start whom the bot's token belongs to. A Slack that is down does not keep the host from starting: it is asked again until it answers.
/// </summary>
internal sealed class BotAccount(SlackClient client, IOptions<SlackOptions> options, Backoff backoff, [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge, ILogger<BotAccount> logger)
    : BackgroundService
{
    /// <summary>How long a mention waits for the answer before it is read without it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<SlackBot> _known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The bot's user id; null when Slack has not said it yet.</summary>
    public async ValueTask<string?> GetUserIdAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _known.Task.WaitAsync(Patience, edge, cancellationToken)).UserId;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var attempt = 0; !stoppingToken.IsCancellationRequested; attempt++)
        {
            try
            {
                Learn(await client.TestAuthAsync(stoppingToken));
                return;
            }
            catch (ChatException e)
            {
                var wait = backoff.After(attempt);
                Log.Unknown(logger, wait.TotalSeconds, e);
                await Task.Delay(wait, edge, stoppingToken);
            }
        }
    }

    private void Learn(SlackBot bot)
    {
        if (!options.Value.Teams.Contains(bot.TeamId) && !(bot.EnterpriseId is { } enterprise && options.Value.Teams.Contains(enterprise)))
        {
            Log.OtherTeam(logger, bot.TeamId);
        }

        Log.Known(logger, bot.UserId, bot.TeamId);
        _known.TrySetResult(bot);
    }
}
