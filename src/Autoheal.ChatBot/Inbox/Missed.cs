using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Inbox;

/// <summary>Tells a person that what they asked for was taken and not done.</summary>
internal static class Missed
{
    private const int MaxWords = 200;

    public static ChatReply Reply(string words, DateTimeOffset at)
    {
        var asked = words.Length <= MaxWords ? words : words[..MaxWords];
        return new ChatReply
        {
            Message = new ChatMessage
            {
                Summary = $"Not done: {asked}",
                Tone = ChatTone.Bad,
                Blocks =
                [
                    new TextBlock(
                    [
                        new TextRun("Not done: ", ChatTextStyle.Strong), new TextRun(asked, ChatTextStyle.Code), ", which you asked for ", new TimeRun(at),
                        ". Autoheal was down and is back. Look at where things stand, then ask again.",
                    ]),
                ],
            },
        };
    }
}
