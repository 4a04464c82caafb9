using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios;

/// <summary>The hosts of the page on policy, compiled.</summary>
internal static class PolicyHost
{
    public static void UseFile(WebApplicationBuilder builder)
    {
        #region readme-policy-file
        builder.Services.AddAutoheal().UsePolicyFile("/etc/autoheal/policy.yaml");
        #endregion
    }

    public static void UseAgent(WebApplicationBuilder builder)
    {
        #region readme-policy-agent
        builder.Services.AddAutoheal().AddOpa(opa => opa.Address = new Uri("http://127.0.0.1:8181"));
        #endregion
    }
}
