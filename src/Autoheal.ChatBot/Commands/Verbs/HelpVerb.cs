using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class HelpVerb(IServiceProvider provider) : IChatVerb
{
    public string Name => "help";

    public string Usage => "";

    public string Help => "this list";

    public bool NeedsPerson => false;

    public ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var verbs = provider.GetServices<IChatVerb>().OrderBy(verb => verb.Name, StringComparer.Ordinal);
        IReadOnlyList<ChatRun> Line(IChatVerb verb) => [new TextRun($"{verb.Name} {verb.Usage}".TrimEnd(), ChatTextStyle.Code), $": {verb.Help}"];
        return ValueTask.FromResult(Replies.Of(new ChatMessage
        {
            Summary = "What I can do",
            Blocks =
            [
                new HeadingBlock("What I can do"),
                new ListBlock(null, [.. verbs.Select(Line)]),
                new TextBlock(["In an incident's thread the incident need not be named. Every verb that an open incident needs is also a button on its card."], Small: true),
            ],
        }));
    }
}
