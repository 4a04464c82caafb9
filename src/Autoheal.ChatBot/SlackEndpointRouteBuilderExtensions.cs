using Autoheal.ChatBot.Slack.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoint that Slack calls.</summary>
public static class SlackEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps one <c>POST</c> endpoint for slash commands, interactions and events: the app's three request URLs are this one. Every request must bear Slack's
    /// signature; without a signing secret, as in Socket Mode, all are refused. TLS is the server's or the proxy's task.
    /// </summary>
    /// <param name="endpoints">Where to map; <c>AddSlack</c> must have been called.</param>
    /// <param name="pattern">The path; <c>/slack</c> by default.</param>
    /// <returns>The endpoint, for conventions of the host such as a required host name.</returns>
    public static IEndpointConventionBuilder MapSlack(this IEndpointRouteBuilder endpoints, string pattern = "/slack")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(SlackEndpoint)) == false)
        {
            throw new InvalidOperationException("MapSlack needs AddAutoheal().AddSlack(…) to be called before.");
        }

        // Looked up at the first request, so that mapping reads no secrets before the host starts.
        RequestDelegate handle = context => context.RequestServices.GetRequiredService<SlackEndpoint>().HandleAsync(context);
        return endpoints.MapPost(pattern, handle);
    }
}
