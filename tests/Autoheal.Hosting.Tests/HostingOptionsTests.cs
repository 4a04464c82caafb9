using System.Net;
using Autoheal.Hosting.Access;
using Autoheal.Hosting.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Autoheal.Hosting.Tests;

public sealed class HostingOptionsTests
{
    [Fact]
    public async Task Start_NoTokens_RefusesWithOneLine()
    {
        var refusal = await RefuseAsync(_ => { });

        Assert.Equal(
            "HostingOptions.HookTokens is empty: senders of alerts must authenticate, so at least one token must be configured.",
            Assert.Single(refusal));
    }

    [Fact]
    public async Task Start_SeveralErrors_AreAllReportedAtOnceAndShowNoToken()
    {
        var refusal = await RefuseAsync(options =>
        {
            options.MaxBodyBytes = 12;
            options.BodyTimeout = TimeSpan.Zero;
            options.RetryAfter = TimeSpan.Zero;
            options.HookTokens.Add(new HookTokenOptions { Name = "a", Token = "too short", Namespaces = { "Not A Namespace" } });
            options.HookTokens.Add(new HookTokenOptions { Name = "a", Token = Tokens.Hook });
            options.HookTokens.Add(new HookTokenOptions { Name = "", Token = Tokens.Hook, TokenFile = "both" });
            options.PersonTokens.Add(new PersonTokenOptions { PersonId = "amira", Token = Tokens.Hook });
            options.PersonTokens.Add(new PersonTokenOptions { PersonId = "", TokenFile = "/does/not/exist" });
        });

        Assert.Collection(
            refusal,
            error => Assert.Equal("HostingOptions.MaxBodyBytes must be 1024 to 16777216, but is 12.", error),
            error => Assert.Equal("HostingOptions.BodyTimeout must be 00:00:01 to 00:05:00, but is 00:00:00.", error),
            error => Assert.Equal("HostingOptions.RetryAfter must be 00:00:01 to 01:00:00, but is 00:00:00.", error),
            error => Assert.Equal("HostingOptions.HookTokens[1].Name is 'a' like that of another entry; it must be unique.", error),
            error => Assert.Equal("HostingOptions.HookTokens[2].Name must have 1 to 100 characters, but has 0.", error),
            error => Assert.Equal("HostingOptions.PersonTokens[1].PersonId must have 1 to 100 characters, but has 0.", error),
            error => Assert.Equal("HostingOptions.HookTokens 'a' is bound to 'Not A Namespace', which is neither the name of a namespace nor *.", error),
            error => Assert.Equal(
                "HostingOptions.HookTokens[0] holds a token of 9 characters; it must have 32 to 512 of letters, digits and -._~+/= (for instance: openssl rand -hex 32).",
                error),
            error => Assert.Equal("HostingOptions.HookTokens[2] needs exactly one of Token and TokenFile.", error),
            error => Assert.Equal("HostingOptions.PersonTokens[0] repeats the token of another entry; each sender and each person has a token of their own.", error),
            error => Assert.StartsWith("HostingOptions.PersonTokens[1].TokenFile '/does/not/exist' cannot be read: ", error));
        Assert.DoesNotContain(refusal, error => error.Contains(Tokens.Hook) || error.Contains("too short"));
    }

    [Fact]
    public async Task Start_TokenFile_IsReadAndTrimmed()
    {
        using var file = new PrivateFile(Tokens.Hook + "\n");
        await using var host = await RunningHost.StartAsync(
            configure: options => options.HookTokens.Add(new HookTokenOptions { Name = "alertmanager", TokenFile = file.Path }));

        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, Bodies.Crash)).JsonAsync();
    }

    [Fact]
    public async Task Start_TokenFileOpenToOthers_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var file = new PrivateFile(Tokens.Hook);
        File.SetUnixFileMode(file.Path, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var refusal = await RefuseAsync(options => options.HookTokens.Add(new HookTokenOptions { Name = "alertmanager", TokenFile = file.Path }));

        Assert.Equal(
            $"HostingOptions.HookTokens[0].TokenFile '{file.Path}' is open to others; take that away (chmod o-rwx) and replace the token if others may have read it.",
            Assert.Single(refusal));
    }

    [Fact]
    public async Task Start_ConfigurationSection_IsBound()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Autoheal:Hosting:HookTokens:0:Name"] = "alertmanager",
            ["Autoheal:Hosting:HookTokens:0:Token"] = Tokens.Hook,
            ["Autoheal:Hosting:HookTokens:0:Namespaces:0"] = "checkout",
            ["Autoheal:Hosting:PersonTokens:0:PersonId"] = "amira",
            ["Autoheal:Hosting:PersonTokens:0:Token"] = Tokens.Amira,
            ["Autoheal:Hosting:MaxBodyBytes"] = "2048",
        }).Build();
        await using var host = await RunningHost.StartAsync(
            services => services.AddAutoheal().AddHosting(configuration.GetSection("Autoheal:Hosting")), configure: _ => { });

        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, Bodies.Crash)).JsonAsync();
        await (await host.GetAsync("/incidents", Tokens.Amira)).JsonAsync();
        Assert.Equal(
            "the body is larger than 2048 bytes, the most that is accepted",
            await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, new string(' ', 2049))).ErrorAsync(HttpStatusCode.RequestEntityTooLarge));
    }

    [Fact]
    public async Task Start_ConsoleOutOfLimits_IsRefused()
    {
        var refusal = await RefuseAsync(options =>
        {
            RunningHost.AddTokens(options);
            options.Console.SessionLifetime = TimeSpan.FromSeconds(59);
            options.Console.MaxSessions = 0;
            options.Console.MaxLivePages = 10_001;
        });

        Assert.Equal(
            [
                "HostingOptions.Console.SessionLifetime must be 00:01:00 to 7.00:00:00, but is 00:00:59.",
                "HostingOptions.Console.MaxSessions must be 1 to 10000, but is 0.",
                "HostingOptions.Console.MaxLivePages must be 1 to 10000, but is 10001.",
            ],
            refusal);
    }

    [Fact]
    public void MapAutoheal_WithoutAddHosting_SaysWhatIsMissing()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Services.AddAutoheal();
        var app = builder.Build();

        var error = Assert.Throws<InvalidOperationException>(app.MapAutoheal);

        Assert.Equal("MapAutoheal needs AddAutoheal().AddHosting(…) to be called before.", error.Message);
    }

    private static async Task<string[]> RefuseAsync(Action<HostingOptions> configure)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningHost.StartAsync(configure: configure));
        return [.. refusal.Failures];
    }
}
