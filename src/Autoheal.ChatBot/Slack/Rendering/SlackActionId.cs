using System.Globalization;

namespace Autoheal.ChatBot.Slack.Rendering;

/// <summary>The id of a button: what it asks for and its number, because ids must differ within a message.</summary>
internal static class SlackActionId
{
    private const char Separator = ':';

    public static string Write(string act, int number) => string.Create(CultureInfo.InvariantCulture, $"{act}{Separator}{number}");

    /// <summary>What is asked; null when the id is not one of ours.</summary>
    public static string? Read(string? id)
    {
        var end = id?.LastIndexOf(Separator) ?? -1;
        return end > 0 && int.TryParse(id.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? id![..end] : null;
    }
}
