using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Teams.Connector;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>
/// Who speaks. The token proves the channel alone, so the person is who the directory's object id says, in the tenant, and the roster of the
/// conversation says whether they are a guest or from elsewhere. Whoever cannot be established reads only. Thread-safe.
/// </summary>
internal sealed class SenderIdentity(
    ConnectorClient connector,
    IOptions<TeamsOptions> options,
    [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge,
    ILogger<SenderIdentity> logger)
{
    /// <summary>How long the roster's word counts.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>How long the roster is waited for: somebody waits for the answer to a press.</summary>
    public static readonly TimeSpan RosterLimit = TimeSpan.FromSeconds(3);

    private const int MaxPeople = 10_000;

    private readonly RecentItems<(string Place, string FromId, string ObjectId), (bool IsStranger, long At)> _known = new(MaxPeople);
    private readonly RecentItems<string, string> _teamsIds = new(MaxPeople);

    public async ValueTask<ChatSender> FindAsync(ReceivedActivity received, CancellationToken cancellationToken)
    {
        var activity = received.Activity;
        var isKnown = activity.ObjectId.Length > 0 && !received.IsEmulator;
        if (isKnown)
        {
            _teamsIds.Set(activity.ObjectId, activity.FromId);
        }

        return new ChatSender
        {
            Platform = TeamsChannel.Name,
            Team = activity.TenantId,
            UserId = isKnown ? activity.ObjectId : activity.FromId,
            Place = activity.Place,
            IsStranger = !isKnown || await IsStrangerAsync(received, cancellationToken),
            TimeZone = activity.TimeZone,
        };
    }

    /// <summary>The id in Teams of a person of the directory; null when they have not spoken yet.</summary>
    public string? FindTeamsId(string objectId) => _teamsIds.TryGet(objectId, out var id) ? id : null;

    private async ValueTask<bool> IsStrangerAsync(ReceivedActivity received, CancellationToken cancellationToken)
    {
        var activity = received.Activity;
        var key = (activity.Place, activity.FromId, activity.ObjectId);
        if (_known.TryGet(key, out var known) && edge.GetElapsedTime(known.At) < Kept)
        {
            return known.IsStranger;
        }

        using var late = new CancellationTokenSource(RosterLimit, edge);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var member = await connector.GetMemberAsync(received.Service, activity.Place, activity.FromId, either.Token);
            var isStranger = member is null || !BelongsHere(member, activity);
            _known.Set(key, (isStranger, edge.GetTimestamp()));
            return isStranger;
        }
        catch (Exception e) when (e is ChatException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            TeamsLog.MemberUnknown(logger, e);
            return true;
        }
    }

    private bool BelongsHere(JsonObject member, TeamsActivity activity) =>
        options.Value.Tenants.Contains(Text(member, "tenantId"), StringComparer.OrdinalIgnoreCase)
        && string.Equals(Text(member, "aadObjectId") ?? Text(member, "objectId"), activity.ObjectId, StringComparison.OrdinalIgnoreCase)
        && Text(member, "userRole") is null or "user"
        && Text(member, "userPrincipalName")?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) != true;

    private static string? Text(JsonObject member, string name) =>
        member[name] is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
