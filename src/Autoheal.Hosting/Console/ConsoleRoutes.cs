using Autoheal.Hosting.Console.Forms;
using Autoheal.Hosting.Console.Live;
using Autoheal.Hosting.Console.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Hosting.Console;

/// <summary>The console's addresses.</summary>
internal static class ConsoleRoutes
{
    public static void Map(RouteGroupBuilder group)
    {
        // After all of the host's own: a host that has a page at / keeps it.
        group.MapGet("/", ForAnybody<ConsoleAssets>("console_root", (_, visit) => ConsoleAnswers.Go(visit, ""))).WithOrder(int.MaxValue - 1);
        var console = group.MapGroup(ConsoleVisit.Root);
        console.MapGet("/assets/{name}", ForAnybody<ConsoleAssets>("console_asset", (assets, visit) => assets.Get(visit)));
        console.MapGet("/sign-in", ForAnybody<SignInEndpoint>("console_sign_in", (signIn, visit) => signIn.Get(visit)));
        console.MapPost("/sign-in", ForAnybodyAsync<SignInEndpoint>("console_sign_in", (signIn, visit) => signIn.PostAsync(visit)));
        console.MapPost("/sign-out", ForForms<SignInEndpoint>("console_sign_out", (signIn, visit, _) => ValueTask.FromResult(signIn.Leave(visit))));
        console.MapGet("/", ForPeople<IncidentPages>("console_incidents", (pages, visit) => pages.ListAsync(visit)));
        console.MapGet("/incidents/{id}", ForPeople<IncidentPages>("console_incident", (pages, visit) => pages.GetAsync(visit)));
        console.MapGet("/incidents/{id}/transcript", ForPeople<IncidentPages>("console_transcript", (pages, visit) => pages.GetTranscriptAsync(visit)));
        console.MapGet("/events", ForPeople<LiveEndpoint>("console_events", (live, visit) => ValueTask.FromResult(live.Get(visit))));
        console.MapPost("/approvals/{id}", ForForms<ApprovalForms>("console_answer", (forms, visit, form) => forms.PostAsync(visit, form)));
        console.MapPost("/incidents/{id}/{verb}", ForForms<CommandForms>("console_command", (forms, visit, form) => forms.PostAsync(visit, form)));
        console.MapGet("/control", ForPeople<ControlForms>("console_control", (forms, visit) => forms.GetAsync(visit)));
        console.MapPost("/control", ForForms<ControlForms>("console_turn", (forms, visit, form) => forms.PostAsync(visit, form)));
        console.MapGet("/world", ForPeople<WorldForms>("console_world", (forms, visit) => forms.GetAsync(visit)));
        console.MapPost("/world", ForForms<WorldForms>("console_change_world", (forms, visit, form) => forms.PostAsync(visit, form)));
        console.MapFallback("/{**rest}", ForPeople<ConsoleAssets>("console_nowhere", (_, visit) => ValueTask.FromResult(
            ConsoleAnswers.Refuse(visit, StatusCodes.Status404NotFound, "there is no such page"))));
    }

    private static RequestDelegate ForAnybody<T>(string name, Func<T, ConsoleVisit, IResult> handle)
        where T : notnull => ForAnybodyAsync<T>(name, (endpoint, visit) => ValueTask.FromResult(handle(endpoint, visit)));

    private static RequestDelegate ForAnybodyAsync<T>(string name, Func<T, ConsoleVisit, ValueTask<IResult>> handle)
        where T : notnull => context => Border(context).OpenAsync(name, context, visit => handle(Get<T>(context), visit));

    private static RequestDelegate ForPeople<T>(string name, Func<T, ConsoleVisit, ValueTask<IResult>> handle)
        where T : notnull => context => Border(context).ForPeopleAsync(name, context, visit => handle(Get<T>(context), visit));

    private static RequestDelegate ForForms<T>(string name, Func<T, ConsoleVisit, PostedForm, ValueTask<IResult>> handle)
        where T : notnull => context => Border(context).ForFormsAsync(name, context, (visit, form) => handle(Get<T>(context), visit, form));

    private static ConsoleBorder Border(HttpContext context) => Get<ConsoleBorder>(context);

    private static T Get<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();
}
