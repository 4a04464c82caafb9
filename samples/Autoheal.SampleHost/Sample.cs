using System.Globalization;
using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Autoheal.SampleHost;

/// <summary>One run of the sample: starts everything, lets the scenario happen, prints, and stays up unless told otherwise.</summary>
internal sealed class Sample(SampleSettings settings, SampleTokens tokens, SimulatedSite? site)
{
    private static readonly TimeSpan OnceLimit = TimeSpan.FromMinutes(2);

    private Uri? _address;
    private long _broken;

    public static async Task<int> RunAsync(SampleSettings settings)
    {
        try
        {
            await using var site = settings.Kubeconfig is null
                ? await SimulatedSite.StartAsync(settings.Scenario, settings.Seed, settings.Rate)
                : null;
            return await new Sample(settings, new SampleTokens(), site).RunAsync();
        }
        catch (Exception e) when (e is OptionsValidationException or AutohealException or IOException)
        {
            await Console.Error.WriteLineAsync($"sample: {e.Message}");
            return 2;
        }
    }

    private async Task<int> RunAsync()
    {
        await using var app = HostComposition.Build(settings, tokens, site);
        var transcript = new LiveTranscript(app.Services.GetRequiredService<IJournalReader>(), Console.Out)
        {
            Asked = ExplainHowToAnswer,
            Closed = _ => PrintTime(),
        };
        await transcript.SkipPastAsync(CancellationToken.None);
        await app.StartAsync();
        _address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Introduce();
        var printing = transcript.RunAsync(app.Lifetime.ApplicationStopping);
        var colleague = site is null ? Task.CompletedTask : LetItHappenAsync(site, app);

        var exitCode = settings.Once ? await EndWithIncidentAsync(app, transcript) : 0;
        await app.WaitForShutdownAsync();
        await Task.WhenAll(printing, colleague);
        return exitCode;
    }

    /// <summary>Breaks something; the task is the colleague's, who stays on call while the host runs.</summary>
    private Task LetItHappenAsync(SimulatedSite simulated, WebApplication app)
    {
        _broken = TimeProvider.System.GetTimestamp();
        simulated.Break(new Uri(_address!, "/hooks/alertmanager"), tokens.Hook);
        return settings.Approve == ApprovalMode.Ask
            ? Task.CompletedTask
            : simulated.CallColleagueAsync(
                app.Services.GetRequiredService<AutohealStores>(),
                app.Services.GetRequiredService<INonceSource>(),
                settings.Approve,
                app.Lifetime.ApplicationStopping);
    }

    private async Task<int> EndWithIncidentAsync(WebApplication app, LiveTranscript transcript)
    {
        IncidentEnd end;
        try
        {
            end = await transcript.Ended.WaitAsync(OnceLimit, app.Lifetime.ApplicationStopping);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"sample: no incident ended within {OnceLimit.TotalMinutes:0} minutes");
            return 1;
        }
        finally
        {
            app.Lifetime.StopApplication();
        }

        if (end == settings.Scenario.End || site is null)
        {
            return 0;
        }

        await Console.Error.WriteLineAsync($"sample: the incident ended {end}, but {settings.Scenario.Name} declares {settings.Scenario.End}");
        return 1;
    }

    private void Introduce()
    {
        var cluster = site is null ? settings.Kubeconfig : $"simulated at {site.Address} (seed {settings.Seed}, clock × {settings.Rate})";
        Console.WriteLine(
            $"""
            Cluster   {cluster}
            Console   {_address}console   sign in with your token
            Host      {_address}   GET /healthz, /incidents, /incidents/INC-1/transcript; POST /hooks/alertmanager, /approvals/INC-1.1, /control
            State     {settings.StateDirectory}
            Tokens    alerts: {tokens.Hook}
                      yours:  {tokens.Personal}   (for this run only)
            """);
        if (site is not null)
        {
            Console.WriteLine($"Scenario  {settings.Scenario.Name}: {settings.Scenario.Title}");
        }

        Console.WriteLine();
    }

    private void ExplainHowToAnswer(ApprovalRequested requested)
    {
        if (settings.Approve != ApprovalMode.Ask)
        {
            return;
        }

        var request = requested.Request;
        Console.WriteLine(
            $$"""

            It waits for you: {{_address}}console/incidents/{{request.IncidentId}}. Or
              curl -X POST {{_address}}approvals/{{request.Id}} -H 'Authorization: Bearer {{tokens.Personal}}' \
                -d '{"approve":true,"planHash":"{{request.PlanHash}}"}'
            or
              AUTOHEAL_URL={{_address}} AUTOHEAL_TOKEN={{tokens.Personal}} autoheal approve {{request.Id}}

            """);
        site?.Intervene();
    }

    private void PrintTime()
    {
        if (site is not null)
        {
            var real = TimeProvider.System.GetElapsedTime(_broken);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"TIME    {real.TotalSeconds * settings.Rate:0} s simulated in {real.TotalSeconds:0.0} s (clock × {settings.Rate}), from the fault to the end"));
        }

        if (!settings.Once)
        {
            Console.WriteLine("\nThe host stays up; Ctrl+C ends it.");
        }
    }
}
