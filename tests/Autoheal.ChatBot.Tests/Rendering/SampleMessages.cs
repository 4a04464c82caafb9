using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Tests.Rendering;

/// <summary>Messages that use everything there is.</summary>
internal static class SampleMessages
{
    /// <summary>A message in which a text stands at every place where text can stand.</summary>
    public static ChatMessage Everywhere(string text) => new()
    {
        Summary = text,
        Tone = ChatTone.Waiting,
        Blocks =
        [
            new HeadingBlock(text),
            new TextBlock([text, new TextRun(text, ChatTextStyle.Strong), new TextRun(text, ChatTextStyle.Code), new PersonRun(text, text), new LinkRun(text, new Uri("https://autoheal.example/console"))]),
            new TextBlock([text], Small: true),
            new FieldsBlock([new ChatField(text, [text])]),
            new ListBlock(text, [[text], [text]]),
            new ListBlock(null, [[text]], Numbered: true),
            new QuoteBlock(text, text),
            new CodeBlock(text, text),
            new DividerBlock(),
            new ButtonsBlock([new ChatButton("approve", text, text)]),
        ],
    };
}
