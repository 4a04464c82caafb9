using Autoheal.ChatBot.Cards;
using Autoheal.Hosting.Console.Forms;
using Autoheal.Hosting.Console.Live;
using Autoheal.Hosting.Console.Pages;
using Autoheal.Hosting.Console.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Autoheal.Hosting.Console;

/// <summary>What the console consists of.</summary>
internal static class ConsoleServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<SessionBook>();
        services.TryAddSingleton<SignInLimiter>();
        services.TryAddSingleton<SignInEndpoint>();
        services.TryAddSingleton<ConsoleBorder>();
        services.TryAddSingleton<ConsoleAssets>();
        services.TryAddSingleton<IncidentBoard>();
        services.TryAddSingleton<LivePages>();
        services.TryAddSingleton<JournalFollower>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, FollowerService>());
        services.TryAddSingleton<LiveEndpoint>();
        services.TryAddSingleton<ChatTexts>();
        services.TryAddSingleton<IncidentCard>();
        services.TryAddSingleton<IncidentPage>();
        services.TryAddSingleton<IncidentPages>();
        services.TryAddSingleton<ApprovalForms>();
        services.TryAddSingleton<CommandForms>();
        services.TryAddSingleton<ControlForms>();
        services.TryAddSingleton<WorldForms>();
    }
}
