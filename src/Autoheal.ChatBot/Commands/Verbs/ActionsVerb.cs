using Autoheal.Catalogue;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class ActionsVerb(IActionCatalogue catalogue) : IChatVerb
{
    public string Name => "actions";

    public string Usage => "";

    public string Help => "what can be done, with risk and the way back";

    public bool NeedsPerson => false;

    public ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken) => ValueTask.FromResult(Replies.Of(new ChatMessage
    {
        Summary = "What can be done",
        Blocks = [new HeadingBlock("What can be done"), new ListBlock(null, [.. catalogue.Descriptors.Select(Line)])],
    }));

    private static IReadOnlyList<ChatRun> Line(ActionDescriptor action) =>
        [new TextRun(action.Name, ChatTextStyle.Code), $": {action.Description} Risk {action.Risk.ToString().ToLowerInvariant()}, {WayBack(action.Reversibility)}."];

    private static string WayBack(Reversibility reversibility) => reversibility switch
    {
        Reversibility.Exact => "undone exactly",
        Reversibility.SelfHealing => "needs no undoing",
        _ => "cannot be undone",
    };
}
