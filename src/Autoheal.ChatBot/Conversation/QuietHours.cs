using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Conversation;

/// <summary>When people are left in peace.</summary>
internal sealed class QuietHours(IOptions<ChatBotOptions> options)
{
    public bool Cover(DateTimeOffset at)
    {
        if (options.Value is not { QuietFrom: { } from, QuietUntil: { } until } || from == until)
        {
            return false;
        }

        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)).DateTime);
        return local.IsBetween(from, until);
    }
}
