using Autoheal.ChatBot.Rendering;
using Autoheal.Policy;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>The kill switch: how it stands, and the turns that a person may make, each with a confirmation.</summary>
internal static class ControlPage
{
    private static readonly (string Verb, ControlMode Mode, string Title, string Meaning)[] Turns =
    [
        ("stop", ControlMode.Stopped, "Stop", "No new action starts. What was begun may still be undone."),
        ("halt", ControlMode.Halted, "Halt", "Nothing writes any more, not even to undo."),
        ("resume", ControlMode.Running, "Resume", "Policy alone decides again what may be done."),
    ];

    /// <summary>What the switch means now.</summary>
    public static string Meaning(ControlMode mode) => mode switch
    {
        ControlMode.Running => "Policy alone decides what may be done.",
        ControlMode.Stopped => "No new action starts. What was begun may still be undone.",
        _ => "Nothing writes.",
    };

    public static Markup Render(ConsoleVisit visit, ControlMode mode, IReadOnlyList<string> clusters) => Layout.Page(
        visit,
        "Kill switch",
        mode,
        Markup.Of($"""
            <h1>Kill switch</h1>
            <p><span class="mode mode-{ConsoleWords.Of(mode)}">{ConsoleWords.Of(mode)}</span> {Meaning(mode)}</p>
            {(visit.MayControl
                ? Markup.Of($"""<div class="turns">{Turns.Where(turn => turn.Mode != mode || clusters.Count > 1).Select(turn => Turn(visit, turn, clusters))}</div>""")
                : Markup.Of($"""<p class="small">You hold none of the roles that may turn it.</p>"""))}
            """));

    private static Markup Turn(ConsoleVisit visit, (string Verb, ControlMode Mode, string Title, string Meaning) turn, IReadOnlyList<string> clusters)
    {
        var where = clusters.Count <= 1
            ? Markup.Empty
            : Markup.Of($"""
                <label for="{turn.Verb}-cluster">Where</label>
                <select id="{turn.Verb}-cluster" name="cluster"><option value="">on all clusters</option>{clusters.Select(name => Markup.Of($"""<option value="{name}">on {name}</option>"""))}</select>
                """);
        var look = turn.Mode == ControlMode.Running ? "primary" : "danger";
        return Markup.Of($"""
            <form method="post" action="{visit.Base}/control" class="panel stack" aria-labelledby="{turn.Verb}-title">
            <h2 id="{turn.Verb}-title">{turn.Title}</h2><p>{turn.Meaning}</p>
            {Layout.FormToken(visit)}<input type="hidden" name="mode" value="{turn.Verb}">{where}
            <label for="{turn.Verb}-reason">Why? <span class="small">(others read it)</span></label>
            <input id="{turn.Verb}-reason" name="reason" maxlength="500" autocomplete="off">
            <label class="check"><input id="{turn.Verb}-sure" type="checkbox" name="sure" value="yes" required> I am sure</label>
            <button id="{turn.Verb}" class="{look}">{turn.Title}</button>
            </form>
            """);
    }
}
