using Autoheal.Approvals;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.Incidents;
using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class KillVerb(IIncidentDesk desk, IPeopleDirectory people, IOptions<ChatBotOptions> options) : IChatVerb
{
    public string Name => "kill";

    public string Usage => "stop | halt | resume | state [REASON]";

    public string Help => "the kill switch: stop starts nothing new, halt writes nothing at all";

    public bool NeedsPerson => true;

    public async ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (ModeOf(call.Words) is not { } mode)
        {
            return call.Words is [var word] && word.Equals("state", StringComparison.OrdinalIgnoreCase) ? Replies.Text($"Autoheal is {await desk.GetModeAsync(cancellationToken)}.".ToLowerInvariant()) : Replies.Usage(this, "To what?");
        }

        if (await people.FindAsync(call.PersonId!, cancellationToken) is not { } person || !person.Roles.Intersect(options.Value.ControlRoles, StringComparer.Ordinal).Any())
        {
            return Replies.Text($"The kill switch needs one of these roles: {string.Join(", ", options.Value.ControlRoles)}.");
        }

        var reason = string.Join(' ', call.Words.Skip(1));
        await desk.TurnAsync(new ControlCommand { Mode = mode, Reason = reason.Length == 0 ? null : reason[..Math.Min(reason.Length, 500)] }, person.Id, cancellationToken);
        return new ChatReply { Message = Replies.Text(Told(mode, person.Name), mode == ControlMode.Running ? ChatTone.Good : ChatTone.Bad).Message, ForEverybody = true };
    }

    private static ControlMode? ModeOf(IReadOnlyList<string> words) => words is not [var first, ..] ? null : first.ToLowerInvariant() switch
    {
        "stop" => ControlMode.Stopped,
        "halt" => ControlMode.Halted,
        "resume" => ControlMode.Running,
        _ => null,
    };

    private static string Told(ControlMode mode, string name) => mode switch
    {
        ControlMode.Running => $"{name} resumed: policy alone decides again.",
        ControlMode.Stopped => $"{name} stopped Autoheal: nothing new starts, what undoes harm still runs.",
        _ => $"{name} halted Autoheal: it writes nothing at all.",
    };
}
