using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Teams.Connector;

/// <summary>
/// Where conversations are answered, as validated activities said last; a bounded memory. What it does not know is answered at the configured address,
/// which reaches every conversation of the tenant. Thread-safe.
/// </summary>
internal sealed class ConversationBook(IOptions<TeamsOptions> options, ServiceHosts hosts)
{
    private const int MaxConversations = 5_000;

    private readonly RecentItems<string, ServiceAddress> _services = new(MaxConversations);

    public void Remember(string place, ServiceAddress service) => _services.Set(place, service);

    public void Forget(string place) => _services.Remove(place);

    public ServiceAddress Find(string place) =>
        _services.TryGet(place, out var service) ? service
        : hosts.TryAccept(options.Value.ServiceUrl.OriginalString, out var configured) ? configured
        : throw new InvalidOperationException("The configured service address was validated at start.");

    /// <summary>The conversation's id for a thread: channels have threads, chats have not.</summary>
    public static string ThreadOf(string place, string? thread) => thread is not null && IsChannel(place) ? $"{place};messageid={thread}" : place;

    /// <summary>Whether a place has threads.</summary>
    public static bool IsChannel(string place) =>
        place.EndsWith("@thread.tacv2", StringComparison.Ordinal) || place.EndsWith("@thread.skype", StringComparison.Ordinal);
}
