using System.Collections.Frozen;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Slack.Client;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>
/// Establishes who speaks. A stranger is whoever is a guest, belongs to no listed team, or of whom Slack tells nothing now: they read only.
/// </summary>
internal sealed class SenderResolver(IOptions<SlackOptions> options, UserDirectory users)
{
    private readonly FrozenSet<string> _teams = options.Value.Teams.ToFrozenSet(StringComparer.Ordinal);

    public async ValueTask<ChatSender> ResolveAsync(SlackOrigin origin, string place, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(origin.UserId, cancellationToken);
        return new ChatSender
        {
            Platform = SlackChannel.Name,
            Team = user?.TeamId ?? origin.UserTeam ?? origin.Team,
            UserId = origin.UserId,
            Place = place,
            IsStranger = user is null || user.IsOutsider || !IsListed(user) || IsForeign(origin, user),
            TimeZone = user?.TimeZone,
        };
    }

    private bool IsListed(SlackUser user) => _teams.Contains(user.TeamId) || (user.EnterpriseId is { } enterprise && _teams.Contains(enterprise));

    /// <summary>The body says that the person belongs to a team other than the app's, and not to a listed organization either.</summary>
    private bool IsForeign(SlackOrigin origin, SlackUser user) =>
        origin.UserTeam is { } team && team != origin.Team && !_teams.Contains(team) && !(user.EnterpriseId is { } enterprise && _teams.Contains(enterprise));
}
