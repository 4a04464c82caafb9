using Autoheal;
using Autoheal.ChatBot;
using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Commands;
using Autoheal.ChatBot.Commands.Verbs;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Identity;
using Autoheal.ChatBot.Incidents;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what all chat platforms share. Platforms add it themselves; calling it twice is harmless.</summary>
public static class AutohealChatBotBuilderExtensions
{
    /// <summary>Adds the conversation and changes how it speaks.</summary>
    public static IAutohealBuilder AddChatBot(this IAutohealBuilder builder, Action<ChatBotOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return builder.AddChatBot();
    }

    /// <summary>The same, with the options of a section of the configuration, for instance <c>Autoheal:Chat</c>; its <c>Accounts</c> map people.</summary>
    public static IAutohealBuilder AddChatBot(this IAutohealBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.Configure<ChatBotOptions>(section);
        builder.Services.Configure<ChatAccountOptions>(section);
        return builder.AddChatBot();
    }

    /// <summary>Maps an account of a platform to a person whom the operator's directory knows.</summary>
    /// <param name="builder">Autoheal.</param>
    /// <param name="platform">The platform: <c>slack</c> or <c>teams</c>.</param>
    /// <param name="team">The team, workspace or tenant.</param>
    /// <param name="userId">The user's id there.</param>
    /// <param name="personId">The person's id.</param>
    public static IAutohealBuilder AddChatAccount(this IAutohealBuilder builder, string platform, string team, string userId, string personId)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<ChatAccountOptions>(options => options.Accounts.Add(
            new ChatAccount { Platform = platform, Team = team, UserId = userId, PersonId = personId }));
        return builder.AddChatBot();
    }

    /// <summary>Adds the conversation with its defaults: nobody is mapped, so that everybody reads only.</summary>
    public static IAutohealBuilder AddChatBot(this IAutohealBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<ChatBotOptions>().ValidateOnStart();
        services.AddOptions<ChatAccountOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ChatBotOptions>, ChatBotOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ChatAccountOptions>, ChatAccountOptionsValidator>());
        services.TryAddKeyedSingleton(ChatClocks.Edge, TimeProvider.System);
        services.TryAddSingleton<IChatAccounts, ConfiguredAccounts>();
        services.TryAddSingleton<IMessageLog, FileMessageLog>();
        services.TryAddSingleton<IChatDesk, ChatDesk>();
        services.TryAddSingleton<IQuestionAnswerer, PlainQuestions>();
        AddCards(services);
        AddConversation(services);
        AddVerbs(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, Announcer>());
        return builder;
    }

    private static void AddCards(IServiceCollection services)
    {
        services.TryAddSingleton<ChatTexts>();
        services.TryAddSingleton<IncidentCard>();
        services.TryAddSingleton<IncidentListCard>();
        services.TryAddSingleton<WhyCard>();
        services.TryAddSingleton<StoryNotes>();
        services.TryAddSingleton<IncidentStories>();
        services.TryAddSingleton<OpenIncidents>();
    }

    private static void AddConversation(IServiceCollection services)
    {
        services.TryAddSingleton<QuietHours>();
        services.TryAddSingleton<PlaceNews>();
        services.TryAddSingleton<JournalWatch>();
        services.TryAddSingleton<AnswerDesk>();
        services.TryAddSingleton<CommandDesk>();
        services.TryAddSingleton<ChatForms>();
        services.TryAddSingleton<ChatPresses>();
        services.TryAddSingleton<Looks>();
    }

    private static void AddVerbs(IServiceCollection services) => services.TryAddEnumerable(
    [
        ServiceDescriptor.Singleton<IChatVerb, HelpVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, IncidentsVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, ShowVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, DiagnoseVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, ApproveVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, RejectVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, ActionsVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, WhyVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, AskVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, KillVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, TakeVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, HoldVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, ReleaseVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, UndoVerb>(),
        ServiceDescriptor.Singleton<IChatVerb, PursueVerb>(),
    ]);
}
