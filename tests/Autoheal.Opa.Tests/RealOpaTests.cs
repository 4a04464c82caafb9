using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Autoheal.Catalogue;
using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Opa.Tests;

/// <summary>The sample's Rego on the real agent: its own tests, and the adapter against its server.</summary>
public sealed class RealOpaTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [OpaFact]
    public async Task SamplePolicies_TheirOwnTests_Pass()
    {
        using var process = Start("test", "--verbose", Rego());
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(s_patience);
        await process.WaitForExitAsync().WaitAsync(s_patience);

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("PASS: 6/6", output, StringComparison.Ordinal);
    }

    [OpaFact]
    public async Task Server_SamplePolicies_AnswersAsTheAdapterReads()
    {
        var port = FreePort();
        using var process = Start("run", "--server", "--addr", $"127.0.0.1:{port}", "--log-level", "error", "--set", "decision_logs.console=true", Rego());
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            await WaitAsync(client);
            var source = new OpaSource(client, Options.Create(new OpaOptions { Address = client.BaseAddress }), TimeProvider.System);

            Assert.Equal(Verdict.Allow, (await AskAsync(source, Facts.Of())).Verdict);
            var denied = await AskAsync(source, Facts.Of(risk: ActionRisk.Destructive));
            Assert.Equal((Verdict.Deny, "destructive actions are done by hand"), (denied.Verdict, denied.Reason));
            Assert.NotNull(denied.DecisionId);
            Assert.Equal(Verdict.Deny, (await AskAsync(source, Facts.Of(environment: "production", budget: null))).Verdict);
            Assert.Equal(2, (await AskAsync(source, Facts.Of(name: "orders-db"))).Approval!.Quorum);
            var other = new OpaSource(client, Options.Create(new OpaOptions { Address = client.BaseAddress, Path = "nothing/there" }), TimeProvider.System);
            Assert.Equal("the rule is undefined for these facts", (await AskAsync(other, Facts.Of())).Reason);
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task<PolicyOpinion> AskAsync(OpaSource source, PolicyInput input) =>
        Assert.Single((await source.FindAsync(input, CancellationToken.None)).Opinions);

    private static async Task WaitAsync(HttpClient client)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            try
            {
                using var response = await client.GetAsync(new Uri("/health", UriKind.Relative), patience.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
            }
        }
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(OpaFactAttribute.Binary, arguments) { RedirectStandardOutput = true, RedirectStandardError = false })!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Rego()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Autoheal.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "samples", "Autoheal.SampleHost", "policy", "opa");
    }
}
