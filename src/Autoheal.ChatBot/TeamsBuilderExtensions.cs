using System.Text;
using Autoheal;
using Autoheal.ChatBot;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Inbox;
using Autoheal.ChatBot.Teams;
using Autoheal.ChatBot.Teams.Activities;
using Autoheal.ChatBot.Teams.Cards;
using Autoheal.ChatBot.Teams.Connector;
using Autoheal.ChatBot.Teams.Tokens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Microsoft Teams.</summary>
public static class TeamsBuilderExtensions
{
    /// <summary>
    /// Talks with people in Teams, over the Bot Framework's protocol; <c>MapTeams</c> maps where it listens. Without an app id, its secret and a tenant the
    /// host does not start. Calling it twice is harmless.
    /// </summary>
    public static IAutohealBuilder AddTeams(this IAutohealBuilder builder, Action<TeamsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return AddServices(builder);
    }

    /// <summary>The same, with the options of a section of the configuration, for instance <c>Autoheal:Teams</c>.</summary>
    public static IAutohealBuilder AddTeams(this IAutohealBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.Configure<TeamsOptions>(section);
        return AddServices(builder);
    }

    private static IAutohealBuilder AddServices(IAutohealBuilder builder)
    {
        var services = builder.AddChatBot().Services;
        services.AddOptions<TeamsOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TeamsOptions>, TeamsOptionsValidator>());
        services.TryAddSingleton(provider => new ServiceHosts(provider.GetRequiredService<IOptions<TeamsOptions>>().Value.AllowedServiceHosts));
        services.TryAddSingleton<TeamsHttp>();
        services.TryAddSingleton<BotTokenValidator>();
        services.TryAddSingleton<ConnectorToken>();
        services.TryAddSingleton<ConnectorClient>();
        services.TryAddSingleton<ConversationBook>();
        services.TryAddSingleton<SenderIdentity>();
        services.TryAddSingleton<CardComposer>();
        services.TryAddSingleton<LatestMessages>();
        services.TryAddSingleton<TeamsChannel>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChatChannel, TeamsChannel>(provider => provider.GetRequiredService<TeamsChannel>()));
        services.TryAddSingleton<MessageDesk>();
        services.TryAddSingleton<PressDesk>();
        services.TryAddKeyedSingleton(TeamsChannel.Name, (provider, _) => new PlatformInbox(
            TeamsChannel.Name,
            Encoding.UTF8.GetBytes(AppSecret.Read(provider.GetRequiredService<IOptions<TeamsOptions>>().Value, []) ?? ""),
            provider.GetRequiredService<IOptions<ChatBotOptions>>().Value,
            provider.GetRequiredKeyedService<TimeProvider>(ChatClocks.Edge),
            provider.GetRequiredService<ILogger<PlatformInbox>>()));
        services.TryAddSingleton<ActivityQueue>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ActivityQueue>(provider => provider.GetRequiredService<ActivityQueue>()));
        services.TryAddSingleton<ActivityDispatch>();
        services.TryAddSingleton<ActivityAdmission>();
        services.TryAddSingleton<TeamsEndpoint>();
        return builder;
    }
}
