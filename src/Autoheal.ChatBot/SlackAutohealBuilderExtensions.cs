using Autoheal;
using Autoheal.ChatBot;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Inbox;
using Autoheal.ChatBot.Slack;
using Autoheal.ChatBot.Slack.Client;
using Autoheal.ChatBot.Slack.Inbound;
using Autoheal.ChatBot.Slack.Requests;
using Autoheal.ChatBot.Slack.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Slack.</summary>
public static class SlackAutohealBuilderExtensions
{
    /// <summary>
    /// Lets people talk to Autoheal in Slack, and announces incidents there. Over HTTP, <c>MapSlack</c> maps the endpoint; Socket Mode needs none. Without the
    /// app's secrets, its id and a team the host does not start. Calling it twice is harmless.
    /// </summary>
    public static IAutohealBuilder AddSlack(this IAutohealBuilder builder, Action<SlackOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return AddServices(builder);
    }

    /// <summary>The same, with the options of a section of the configuration, for instance <c>Autoheal:Slack</c>.</summary>
    public static IAutohealBuilder AddSlack(this IAutohealBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.Configure<SlackOptions>(section);
        return AddServices(builder);
    }

    private static IAutohealBuilder AddServices(IAutohealBuilder builder)
    {
        var services = builder.AddChatBot().Services;
        services.AddOptions<SlackOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SlackOptions>, SlackOptionsValidator>());
        services.TryAddSingleton<SlackSecrets>();
        services.TryAddSingleton<RequestVerifier>();
        services.TryAddSingleton(provider => new SeenSignatures(provider.GetRequiredKeyedService<TimeProvider>(ChatClocks.Edge)));
        services.TryAddSingleton<BodyReader>();
        services.TryAddSingleton<SlackEndpoint>();
        services.TryAddSingleton(_ => new DeliveryBook());
        services.TryAddSingleton<WorkQueue>();
        services.TryAddKeyedSingleton(SlackChannel.Name, (provider, _) => new PlatformInbox(
            SlackChannel.Name,
            provider.GetRequiredService<SlackSecrets>().InboxKey,
            provider.GetRequiredService<IOptions<ChatBotOptions>>().Value,
            provider.GetRequiredKeyedService<TimeProvider>(ChatClocks.Edge),
            provider.GetRequiredService<ILogger<PlatformInbox>>()));
        services.TryAddSingleton<SlackIntake>();
        services.TryAddSingleton<SenderResolver>();
        services.TryAddSingleton<SlackDispatcher>();
        services.TryAddSingleton<SlackReplies>();
        services.TryAddSingleton<MentionResolver>();
        services.TryAddSingleton<Backoff>();
        services.TryAddSingleton<MethodBrakes>();
        services.TryAddSingleton<ChannelPacer>();
        services.TryAddSingleton(provider => new SlackCaller(
            // A redirect would carry the token elsewhere.
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            {
                Timeout = Timeout.InfiniteTimeSpan,
            },
            provider.GetRequiredService<IOptions<SlackOptions>>(),
            provider.GetRequiredService<MethodBrakes>(),
            provider.GetRequiredKeyedService<TimeProvider>(ChatClocks.Edge),
            provider.GetRequiredService<ILogger<SlackCaller>>()));
        services.TryAddSingleton<SlackClient>();
        services.TryAddSingleton<UserDirectory>();
        services.TryAddSingleton<BotAccount>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChatChannel, SlackChannel>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SlackWorkers>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, BotAccount>(provider => provider.GetRequiredService<BotAccount>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SocketMode>());
        return builder;
    }
}
