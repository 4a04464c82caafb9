using Autoheal.ChatBot.Teams.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps where Teams speaks to Autoheal.</summary>
public static class TeamsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the bot's messaging endpoint, <c>POST</c>. Every request bears a token that is validated before its body is read; TLS is the server's or the
    /// proxy's task.
    /// </summary>
    /// <param name="endpoints">Where to map; <c>AddTeams</c> must have been called.</param>
    /// <param name="pattern">The path; <c>/teams/messages</c> by default.</param>
    /// <returns>The endpoint, for conventions of the host such as a required host name.</returns>
    public static IEndpointConventionBuilder MapTeams(this IEndpointRouteBuilder endpoints, string pattern = "/teams/messages")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(TeamsEndpoint)) == false)
        {
            throw new InvalidOperationException("MapTeams needs AddAutoheal().AddTeams(…) to be called before.");
        }

        RequestDelegate handle = context => context.RequestServices.GetRequiredService<TeamsEndpoint>().HandleAsync(context);
        return endpoints.MapPost(pattern, handle);
    }
}
