using System.Globalization;
using Autoheal.Approvals;
using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Rendering;
using Autoheal.Reasoning;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>What a card's buttons are on the console: each a form of its own, with the fields that it needs beside it.</summary>
internal sealed class CardForms(ConsoleVisit visit, IncidentStory story)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReason = 500;

    private const int MaxName = 253;

    private static readonly (int Minutes, string Label)[] Holds = [(15, "15 minutes"), (60, "1 hour"), (240, "4 hours"), (1440, "1 day")];

    /// <summary>Why the person cannot answer the open request; null when they can. The incident's owner checks it again.</summary>
    public string? Obstacle => story.Request is not { } request || !story.RequestIsOpen
        ? null
        : !visit.MayAct || !visit.Person!.Roles.Intersect(request.Requirement.Roles, StringComparer.Ordinal).Any()
            ? $"You hold none of the roles {string.Join(", ", request.Requirement.Roles)}, so you can only read this."
            : request.Proposer == $"person:{visit.Person.Id}" ? "You proposed this plan, so others have to decide on it." : null;

    /// <summary>Whether there is something for this person to decide.</summary>
    public bool CanAnswer => story.RequestIsOpen && Obstacle is null;

    /// <summary>A button; nothing when it would be of no use to this person.</summary>
    public Markup Of(ChatButton button) => button.Act switch
    {
        ChatActs.Why => Markup.Of($"""<a class="button" href="#policy-title">{button.Label}</a>"""),
        _ when !visit.MayAct => Markup.Empty,
        ChatActs.Approve when Obstacle is null => Approve(story.Request!, button),
        ChatActs.Reject when Obstacle is null => Reject(story.Request!, button),
        ChatActs.Revoke when story.ApprovedBy.Contains(visit.Person!.Id) => Form(
            $"/approvals/{story.Request!.Id}", Markup.Of($"""{Plan(story.Request)}<button id="revoke" name="answer" value="revoke">{button.Label}</button>""")),
        ChatActs.Take => Command("take", Markup.Of($"""<button id="take">{button.Label}</button>""")),
        ChatActs.Release => Command("release", Markup.Of($"""<button id="release">{button.Label}</button>""")),
        ChatActs.Hold => Hold(button),
        ChatActs.Pursue => Pursue(button),
        ChatActs.Undo => Command("undo", Markup.Of(
            $"""<input type="hidden" name="intent" value="{button.Value[(button.Value.IndexOf(':', StringComparison.Ordinal) + 1)..]}"><button class="danger">{button.Label}</button>""")),
        _ => Markup.Empty,
    };

    private Markup Approve(ApprovalRequest request, ChatButton button)
    {
        var typed = request.MustType is not { } name
            ? Markup.Empty
            : Markup.Of($"""
                <label for="typed">This can destroy something. To approve it, type the workload's name: <code>{VisibleText.OneLine(name)}</code></label>
                <input id="typed" name="typed" required maxlength="{MaxName}" autocomplete="off" autocapitalize="off" spellcheck="false">
                """);
        return Form(
            $"/approvals/{request.Id}",
            Markup.Of($"""{Plan(request)}{typed}<button id="approve" name="answer" value="approve" class="primary">{Label(button)}</button>"""),
            "stack");
    }

    private Markup Reject(ApprovalRequest request, ChatButton button) => Form(
        $"/approvals/{request.Id}",
        Markup.Of($"""
            {Plan(request)}<label for="reason">Why not? <span class="small">(others read it)</span></label>
            <span class="with"><input id="reason" name="reason" required maxlength="{MaxReason}" autocomplete="off">
            <button id="reject" name="answer" value="reject" class="danger">{Label(button)}</button></span>
            """),
        "stack");

    private Markup Hold(ChatButton button)
    {
        var lengths = Holds.Select(hold => Markup.Of($"""<option value="{hold.Minutes}"{(hold.Minutes == 60 ? Markup.Of($" selected") : Markup.Empty)}>{hold.Label}</option>"""));
        return Command("hold", Markup.Of($"""
            <button id="hold">{Label(button)}</button> <label for="minutes" class="hidden">For how long</label><select id="minutes" name="minutes">{lengths}</select>
            """));
    }

    private Markup Pursue(ChatButton button)
    {
        var others = (story.Diagnosis?.Hypotheses ?? []).Where(hypothesis =>
            hypothesis.Status != HypothesisStatus.Refuted && hypothesis.Rank != story.Proposal?.Plan.HypothesisRank).ToArray();
        return others.Length == 0
            ? Markup.Empty
            : Command("pursue", Markup.Of($"""
                <input type="hidden" name="diagnosis" value="{story.DiagnosisSequence}"><button id="pursue">{Label(button)}</button>
                <label for="rank" class="hidden">Which cause</label>
                <select id="rank" name="rank">{others.Select(other => Markup.Of($"""<option value="{other.Rank}">H{other.Rank} {other.Title}</option>"""))}</select>
                """));
    }

    /// <summary>Which plan, and what the person was shown of it.</summary>
    private static Markup Plan(ApprovalRequest request) => Markup.Of(
        $"""<input type="hidden" name="plan" value="{request.PlanHash}"><input type="hidden" name="shown" value="{DecisionPart.HashOf(request)}">""");

    private Markup Command(string verb, Markup content) => Form(
        string.Create(CultureInfo.InvariantCulture, $"/incidents/{story.Id}/{verb}"), content, "command");

    private Markup Form(string path, Markup content, string look = "") =>
        Markup.Of($"""<form method="post" action="{visit.Base}{path}" class="{look}">{Layout.FormToken(visit)}{content}</form>""");

    // The fields stand beside the button here, so that nothing more opens.
    private static string Label(ChatButton button) => button.Label.TrimEnd('…');
}
