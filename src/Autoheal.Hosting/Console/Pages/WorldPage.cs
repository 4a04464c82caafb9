using Autoheal.ChatBot.Rendering;
using Autoheal.Hosting.Console.World;
using Autoheal.Policy;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>The controls of a simulated world.</summary>
internal static class WorldPage
{
    private static readonly (int Seconds, string Label)[] Spans = [(60, "1 minute"), (600, "10 minutes"), (3600, "1 hour")];

    public static Markup Render(ConsoleVisit visit, ISimulatedWorld world, ControlMode mode)
    {
        var state = world.State;
        return Layout.Page(
            visit,
            "Simulated world",
            mode,
            Markup.Of($"""
                <h1>Simulated world</h1>
                <p>The world's clock shows {HtmlRenderer.Time(state.Now)}{(state.Paused ? " and stands still." : $" and runs at {state.Rate:0.#} times the real one.")}</p>
                {(visit.MayAct ? Controls(visit, world, state) : Markup.Of($"""<p class="small">You may only read.</p>"""))}
                """));
    }

    private static Markup Controls(ConsoleVisit visit, ISimulatedWorld world, SimulatedWorldState state)
    {
        var spans = Spans.Select(span => Markup.Of($"""<option value="{span.Seconds}">{span.Label}</option>"""));
        var faults = world.Faults.Select(fault => Markup.Of($"""<option value="{fault.Name}">{fault.Name}: {fault.Title}</option>"""));
        var targets = world.Targets.Select(target => Markup.Of($"""<option value="{target}">{target}</option>"""));
        return Markup.Of($"""
            <section class="panel"><h2>Clock</h2><div class="commands">
            {Form(visit, state.Paused ? "resume" : "pause", Markup.Of($"""<button id="clock">{(state.Paused ? "Let it run" : "Stop it")}</button>"""))}
            {Form(visit, "advance", Markup.Of($"""<label for="seconds" class="hidden">By how much</label><button id="advance">Advance by</button> <select id="seconds" name="seconds">{spans}</select>"""))}
            </div></section>
            <section class="panel"><h2>Break something</h2>
            {Form(visit, "inject", Markup.Of($"""
                <label for="fault">What happens</label><select id="fault" name="fault">{faults}</select>
                <label for="target">To what</label><select id="target" name="target">{targets}</select>
                <button id="inject" class="danger">Break it</button>
                """), "stack")}
            </section>
            """);
    }

    private static Markup Form(ConsoleVisit visit, string act, Markup content, string look = "") => Markup.Of(
        $"""<form method="post" action="{visit.Base}/world" class="{look}">{Layout.FormToken(visit)}<input type="hidden" name="act" value="{act}">{content}</form>""");
}
