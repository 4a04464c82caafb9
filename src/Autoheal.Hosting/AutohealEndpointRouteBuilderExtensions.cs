using Autoheal.Hosting.Access;
using Autoheal.Hosting.Approvals;
using Autoheal.Hosting.Console;
using Autoheal.Hosting.Diagnostics;
using Autoheal.Hosting.Incidents;
using Autoheal.Hosting.Learning;
using Autoheal.Hosting.Perception;
using Autoheal.Hosting.Policy;
using Autoheal.Hosting.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps Autoheal's HTTP side.</summary>
public static class AutohealEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps <c>POST /hooks/{source}</c>, <c>GET /healthz</c>, <c>GET /incidents</c>, <c>GET /incidents/{id}</c>,
    /// <c>GET /incidents/{id}/transcript</c>, <c>POST /incidents/{id}/commands</c>, <c>GET</c> and <c>POST /approvals/{id}</c>, <c>GET</c> and <c>POST /grants</c>,
    /// <c>POST /grants/revoke</c>, <c>GET /autonomy</c>, <c>GET /autonomy/shadow</c>, <c>POST /autonomy/demote</c> and <c>POST /control</c>. All but health need a
    /// token; TLS is the server's or the proxy's task. Also maps the console page at <c>/console</c>, to which <c>/</c> leads when the host has nothing there;
    /// <c>HostingOptions.Console.Enabled</c> turns it off.
    /// </summary>
    /// <param name="endpoints">Where to map; <c>AddHosting</c> must have been called.</param>
    /// <returns>The group, for conventions of the host such as rate limits or a required host name.</returns>
    public static RouteGroupBuilder MapAutoheal(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(InboundBorder)) == false)
        {
            throw new InvalidOperationException("MapAutoheal needs AddAutoheal().AddHosting(…) to be called before.");
        }

        var group = endpoints.MapGroup("");
        group.MapGet("/healthz", ForAnybody<HealthEndpoint>("health", (health, context) => health.GetAsync(context)));
        group.MapPost("/hooks/{source}", ForHooks<HookEndpoint>("perceive", (hooks, context, caller) => hooks.PostAsync(context, caller)));
        group.MapGet("/incidents", ForPeople<IncidentEndpoints>("list_incidents", (incidents, context, _) => incidents.ListAsync(context)));
        group.MapGet("/incidents/{id}", ForPeople<IncidentEndpoints>("get_incident", (incidents, context, _) => incidents.GetAsync(context)));
        group.MapGet(
            "/incidents/{id}/transcript",
            ForPeople<IncidentEndpoints>("get_transcript", (incidents, context, _) => incidents.GetTranscriptAsync(context)));
        group.MapPost(
            "/incidents/{id}/commands",
            ForPeople<CommandEndpoint>("command_incident", (commands, context, caller) => commands.PostAsync(context, caller)));
        group.MapGet("/approvals/{id}", ForPeople<ApprovalEndpoints>("get_request", (approvals, context, _) => approvals.GetAsync(context)));
        group.MapPost(
            "/approvals/{id}",
            ForPeople<ApprovalEndpoints>("answer_request", (approvals, context, caller) => approvals.PostAsync(context, caller)));
        group.MapGet("/grants", ForPeople<GrantEndpoints>("list_grants", (grants, context, _) => grants.ListAsync(context)));
        group.MapPost("/grants", ForPeople<GrantEndpoints>("give_grant", (grants, context, caller) => grants.GiveAsync(context, caller)));
        group.MapPost("/grants/revoke", ForPeople<GrantEndpoints>("revoke_grant", (grants, context, caller) => grants.RevokeAsync(context, caller)));
        group.MapGet("/autonomy", ForPeople<AutonomyEndpoint>("report_autonomy", (autonomy, context, _) => autonomy.GetAsync(context)));
        group.MapPost("/autonomy/demote", ForPeople<DemotionEndpoint>("demote", (demotions, context, caller) => demotions.DemoteAsync(context, caller)));
        group.MapGet("/autonomy/shadow", ForPeople<AutonomyEndpoint>("report_shadow", (autonomy, context, _) => autonomy.GetShadowAsync(context)));
        group.MapPost("/control", ForPeople<ControlEndpoint>("turn_kill_switch", (control, context, caller) => control.PostAsync(context, caller)));
        ConsoleRoutes.Map(group);
        return group;
    }

    // Endpoints are looked up at the first request, so that mapping opens no journal and validates no options before the host starts.
    private static RequestDelegate ForAnybody<TEndpoint>(string name, Func<TEndpoint, HttpContext, ValueTask<IResult>> handle)
        where TEndpoint : notnull =>
        async context => await Border(context).OpenAsync(name, context, () => handle(Get<TEndpoint>(context), context));

    private static RequestDelegate ForHooks<TEndpoint>(string name, Func<TEndpoint, HttpContext, Caller, ValueTask<IResult>> handle)
        where TEndpoint : notnull =>
        async context => await Border(context).ForHooksAsync(name, context, caller => handle(Get<TEndpoint>(context), context, caller));

    private static RequestDelegate ForPeople<TEndpoint>(string name, Func<TEndpoint, HttpContext, Caller, ValueTask<IResult>> handle)
        where TEndpoint : notnull =>
        async context => await Border(context).ForPeopleAsync(name, context, caller => handle(Get<TEndpoint>(context), context, caller));

    private static InboundBorder Border(HttpContext context) => Get<InboundBorder>(context);

    private static T Get<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();
}
