using System.Text.Json;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>What Autoheal reads of an activity (Bot Framework protocol); the rest of it is not looked at.</summary>
internal sealed record TeamsActivity
{
    public required string Type { get; init; }

    public required string Id { get; init; }

    public required string ChannelId { get; init; }

    public required string ServiceUrl { get; init; }

    /// <summary>Gets the conversation's id without its thread.</summary>
    public required string Place { get; init; }

    /// <summary>Gets the message whose thread it belongs to; null in chats, which have none.</summary>
    public string? Thread { get; init; }

    public required string ConversationType { get; init; }

    public required string TenantId { get; init; }

    /// <summary>Gets the sender's id in Teams, for instance <c>29:…</c>.</summary>
    public required string FromId { get; init; }

    /// <summary>Gets the sender's object id in the directory; empty when Teams does not say.</summary>
    public required string ObjectId { get; init; }

    public required string BotId { get; init; }

    public required string Name { get; init; }

    public required string Text { get; init; }

    public required string ReplyToId { get; init; }

    public string? TimeZone { get; init; }

    public bool MentionsBot { get; init; }

    public bool AddsBot { get; init; }

    public bool RemovesBot { get; init; }

    /// <summary>Gets what a button or a form sent; undefined when nothing did.</summary>
    public JsonElement Value { get; init; }

    public bool IsPersonal => ConversationType == "personal";
}
