using System.Collections.Concurrent;
using System.Text.Json;
using Autoheal.ChatBot.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Slack.Client;

/// <summary>Asks Slack who somebody is, and remembers it for a while. Bounded; thread-safe.</summary>
internal sealed class UserDirectory(SlackClient client, [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge, ILogger<UserDirectory> logger)
{
    /// <summary>A guest who becomes a member, or a member who leaves, counts after this time at the latest.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<string, (long At, SlackUser User)> _known = new(StringComparer.Ordinal);

    /// <summary>The user; null when Slack does not say, and then nothing is remembered.</summary>
    public async ValueTask<SlackUser?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(userId, out var known) && edge.GetElapsedTime(known.At) < Life)
        {
            return known.User;
        }

        var result = await client.GetUserAsync(userId, cancellationToken);
        if (result.Error is not null || result.Body.Member("user") is not { } body || Read(body) is not { } user)
        {
            Log.UserUnknown(logger, userId, result.Error ?? "an answer without a user");
            return null;
        }

        if (_known.Count >= Capacity)
        {
            _known.Clear();
        }

        _known[userId] = (edge.GetTimestamp(), user);
        return user;
    }

    private static SlackUser? Read(JsonElement user) => user.Text("team_id") is not { } team ? null : new SlackUser
    {
        TeamId = team,
        EnterpriseId = user.Member("enterprise_user").Text("enterprise_id"),
        IsOutsider = user.Flag("is_restricted") || user.Flag("is_ultra_restricted") || user.Flag("is_stranger") || user.Flag("is_bot") || user.Flag("deleted"),
        TimeZone = user.Text("tz"),
    };
}
