using System.Text.Json;
using Autoheal.ChatBot.Teams.Connector;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>Reads an activity's bytes, after the sender is known. Bounded in depth, length and count; what is of another form counts as absent.</summary>
internal static class ActivityReader
{
    private const int MaxDepth = 32;
    private const int MaxId = 512;
    private const int MaxText = 16 * 1024;
    private const string ThreadMark = ";messageid=";

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>The activity; null when it is none.</summary>
    public static TeamsActivity? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, s_options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TeamsActivity? Read(JsonElement root)
    {
        var conversation = Member(root, "conversation");
        var id = Text(conversation, "id", MaxId);
        var type = Text(root, "type", MaxId);
        if (type.Length == 0 || id.Length == 0)
        {
            return null;
        }

        var mark = id.IndexOf(ThreadMark, StringComparison.Ordinal);
        var from = Member(root, "from");
        var bot = Text(Member(root, "recipient"), "id", MaxId);
        var text = Text(root, "text", MaxText);
        return new TeamsActivity
        {
            Type = type,
            Id = Text(root, "id", MaxId),
            ChannelId = Text(root, "channelId", MaxId),
            ServiceUrl = Text(root, "serviceUrl", MaxId),
            Place = mark < 0 ? id : id[..mark],
            Thread = mark < 0 || mark + ThreadMark.Length == id.Length ? null : id[(mark + ThreadMark.Length)..],
            ConversationType = KindOf(conversation, id),
            TenantId = TenantOf(root, conversation),
            FromId = Text(from, "id", MaxId),
            ObjectId = Text(from, "aadObjectId", MaxId),
            BotId = bot,
            Name = Text(root, "name", MaxId),
            Text = MessageText.Read(root, text, bot, out var mentionsBot),
            ReplyToId = Text(root, "replyToId", MaxId),
            TimeZone = TimeZoneOf(root),
            MentionsBot = mentionsBot,
            AddsBot = bot.Length > 0 && Members(root, "membersAdded").Contains(bot, StringComparer.Ordinal),
            RemovesBot = (bot.Length > 0 && Members(root, "membersRemoved").Contains(bot, StringComparer.Ordinal))
                || (type == "installationUpdate" && Text(root, "action", MaxId).StartsWith("remove", StringComparison.Ordinal)),
            Value = root.TryGetProperty("value", out var value) ? value.Clone() : default,
        };
    }

    internal static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : default;

    /// <summary>A member's text; empty when there is none or it is longer than anything right.</summary>
    internal static string Text(JsonElement element, string name, int maxLength) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } found && found.GetString() is { } text && text.Length <= maxLength ? text : "";

    internal static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Take(100) : [];

    private static IEnumerable<string> Members(JsonElement root, string name) => Items(root, name).Select(member => Text(member, "id", MaxId));

    private static string KindOf(JsonElement conversation, string id) => Text(conversation, "conversationType", MaxId) switch
    {
        { Length: > 0 } kind => kind,
        _ when ConversationBook.IsChannel(id.Split(';')[0]) => "channel",
        _ => Member(conversation, "isGroup").ValueKind == JsonValueKind.True ? "groupChat" : "personal",
    };

    private static string TenantOf(JsonElement root, JsonElement conversation) => Text(conversation, "tenantId", MaxId) switch
    {
        { Length: > 0 } tenant => tenant,
        _ => Text(Member(Member(root, "channelData"), "tenant"), "id", MaxId),
    };

    private static string? TimeZoneOf(JsonElement root)
    {
        var names = Items(root, "entities").Where(entity => Text(entity, "type", MaxId) == "clientInfo").Select(entity => Text(entity, "timezone", 64))
            .Prepend(Text(root, "localTimezone", 64));
        return names.FirstOrDefault(name => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+'));
    }
}
