using System.Globalization;
using Autoheal.Approvals;
using Autoheal.Hosting.Access;
using Autoheal.Hosting.Console.World;
using Autoheal.Kubernetes.Client;
using Autoheal.Simulation.People;

namespace Autoheal.SampleHost;

/// <summary>The host: an ordinary ASP.NET Core application with Autoheal in it. This is the part to copy.</summary>
internal static class HostComposition
{
    public static WebApplication Build(SampleSettings settings, SampleTokens tokens, SimulatedSite? site)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{settings.Port}"));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A failure to start ends this sample with one line on standard error; the framework's stack trace would bury it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        var autoheal = builder.Services.AddAutoheal(options => options.StateDirectory = settings.StateDirectory);

        // Who may approve. Nothing runs unattended unless you say so: PolicyOptions.UnattendedActionsPerHour.
        autoheal.ConfigurePeople(people => people.People.Add(new Person { Id = SampleTokens.You, Name = "You", Roles = ["oncall"] }));

        if (settings.Policy is { } file)
        {
            autoheal.UsePolicyFile(file);
        }

        // Who may send alerts, and for which namespaces; who may read and answer over HTTP.
        autoheal.AddHosting(hosting =>
        {
            hosting.HookTokens.Add(new HookTokenOptions { Name = "alertmanager", Token = tokens.Hook, Namespaces = { "*" } });
            hosting.PersonTokens.Add(new PersonTokenOptions { PersonId = SampleTokens.You, Token = tokens.Personal });
        });

        if (site is not null)
        {
            UseSimulatedSite(autoheal, site, settings);
        }
        else
        {
            UseRealCluster(autoheal, settings);
        }

        UseChat(autoheal, builder.Configuration, settings);
        var app = builder.Build();
        app.MapAutoheal();
        MapChat(app, settings);
        return app;
    }

    /// <summary>Tokens, places and who is who come from the configuration, for instance from environment variables such as Autoheal__Slack__AppId.</summary>
    private static void UseChat(IAutohealBuilder autoheal, IConfiguration configuration, SampleSettings settings)
    {
        if (settings.Slack || settings.Teams)
        {
            autoheal.AddChatBot(chat => chat.StateDirectory = settings.StateDirectory).AddChatBot(configuration.GetSection("Autoheal:Chat"));
        }

        if (settings.Slack)
        {
            autoheal.AddSlack(configuration.GetSection("Autoheal:Slack"));
        }

        if (settings.Teams)
        {
            autoheal.AddTeams(configuration.GetSection("Autoheal:Teams"));
        }
    }

    private static void MapChat(WebApplication app, SampleSettings settings)
    {
        if (settings.Slack)
        {
            app.MapSlack();
        }

        if (settings.Teams)
        {
            app.MapTeams();
        }
    }

    private static void UseRealCluster(IAutohealBuilder autoheal, SampleSettings settings)
    {
        var reading = KubernetesConnection.FromKubeconfig(settings.Kubeconfig);
        var acting = settings.ActingKubeconfig is { } file ? KubernetesConnection.FromKubeconfig(file) : null;
        autoheal.AddKubernetes(kubernetes =>
        {
            kubernetes.Connection = reading;
            kubernetes.ActingConnection = acting;
        });
        autoheal.ConfigurePolicy(policy =>
        {
            foreach (var @namespace in settings.Namespaces)
            {
                policy.AllowedNamespaces.Add(@namespace);
            }

            if (settings.Nodes)
            {
                policy.AllowedClusterKinds.Add("Node");
            }
        });
    }

    private static void UseSimulatedSite(IAutohealBuilder autoheal, SimulatedSite site, SampleSettings settings)
    {
        // Cluster and host share one clock, so that an incident of minutes takes seconds.
        autoheal.Services.AddSingleton<TimeProvider>(site.Clock);
        // The console gets a page to break things on; a host of yours has none.
        autoheal.Services.AddSingleton<ISimulatedWorld>(new SampleWorld(site));
        autoheal.AddKubernetes(kubernetes =>
        {
            kubernetes.Connection = site.Reader;
            kubernetes.ActingConnection = site.Actor;
            kubernetes.KnownManagers.Add("ci-deployer");
        });
        autoheal.ConfigurePolicy(policy =>
        {
            policy.AllowedNamespaces.Add("*");
            if (settings.Approve == ApprovalMode.Ask)
            {
                // You think in real time.
                policy.ApprovalExpiry = TimeSpan.FromHours(12);
            }
        });
        autoheal.ConfigurePeople(people => people.People.Add(SimulatedColleague.Person));
    }
}
