using Autoheal.Architecture.Tests.Compiled;
using Autoheal.Architecture.Tests.Safety;

namespace Autoheal.Architecture.Tests;

/// <summary>
/// Spine 1: what looks, thinks, plans, judges, verifies, learns and runs in the shadow has no way to write. Proved over the compiled code of everything that ships;
/// the same check is shown to catch each way of writing.
/// </summary>
public sealed class ThinkingCannotWriteTests
{
    private static readonly string[] ThinkingStages = ["Perception", "Context", "Reasoning", "Planning", "Policy", "Verification", "Learning"];

    /// <summary>The raw ways to the outside: a thinking stage asks through a reader.</summary>
    private static readonly string[] RawTransports =
    [
        "System.Net.Http.HttpClient", "System.Net.Http.HttpMessageInvoker", "System.Net.Http.HttpMessageHandler", "System.Net.Http.SocketsHttpHandler",
        "System.Net.Http.HttpClientHandler", "System.Net.WebRequest", "System.Net.WebClient", "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient",
        "System.Net.WebSockets.ClientWebSocket", "System.Diagnostics.Process",
    ];

    public static TheoryData<string> Projects { get; } = [.. Shipped.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void ThinkingStages_CompiledCode_UsesNoWayToWrite(string project)
    {
        using var assembly = new AssemblyUses(Shipped.AssemblyOf(project));

        Assert.Empty(Violations(assembly));
    }

    [Theory]
    [InlineData("store.AppendAsync(null!, default);")]
    [InlineData("System.Action hidden = () => store.AppendAsync(null!, default);")]
    [InlineData("System.Func<System.Collections.Generic.IReadOnlyList<StreamAppend>, System.Threading.CancellationToken, System.Threading.Tasks.ValueTask<AppendResult>> later = store.AppendAsync;")]
    [InlineData("await store.AppendAsync(null!, default);")]
    [InlineData("var client = new System.Net.Http.HttpClient();")]
    [InlineData("System.Net.Http.HttpClient? client = null; System.GC.KeepAlive(client);")]
    [InlineData("var handler = new System.Net.Http.SocketsHttpHandler();")]
    [InlineData("System.Diagnostics.Process.Start(\"kubectl\");")]
    [InlineData("await action.ExecuteAsync(permit, default);")]
    [InlineData("await permit.RedeemAsync(permit.Target, default);")]
    [InlineData("new Autoheal.Kubernetes.Client.MapWriter().Write();")]
    public void Violations_CodeThatWrites_AreFoundInEveryThinkingNamespace(string statement)
    {
        foreach (var stage in ThinkingStages)
        {
            using var assembly = new AssemblyUses(Snippets.Compile(Source($"Acme.{stage}", statement), "Autoheal.Core"));
            Assert.NotEmpty(Violations(assembly));
        }
    }

    [Fact]
    public void Violations_HiddenInANestedTypeOrASubNamespace_AreFound()
    {
        using var nested = new AssemblyUses(Snippets.Compile(
            "namespace Acme.Reasoning.Rules; class Rule { class Hidden { object client = new System.Net.Http.HttpClient(); } }", "Acme"));
        using var field = new AssemblyUses(Snippets.Compile("namespace Acme.Policy; class Rule { static System.Net.Http.HttpClient? client; }", "Acme"));
        using var heir = new AssemblyUses(Snippets.Compile("namespace Acme.Context; class Own : System.Net.Http.HttpClient { }", "Acme"));

        Assert.All([nested, field, heir], assembly => Assert.NotEmpty(Violations(assembly)));
    }

    [Theory]
    [InlineData("Acme.Execution", "await action.ExecuteAsync(permit, default);")]
    [InlineData("Acme.Reasoning", "await store.GetVersionAsync(StreamId.Control);")]
    [InlineData("Acme.Reasoning", "System.GC.KeepAlive(permit.Target);")]
    public void Violations_CodeThatDoesNotWriteOrWritesWhereItMay_AreNone(string @namespace, string statement)
    {
        using var assembly = new AssemblyUses(Snippets.Compile(Source(@namespace, statement), "Autoheal.Core"));

        Assert.Empty(Violations(assembly));
    }

    /// <summary>The runner writes, and the check sees it do so: it would see it elsewhere too.</summary>
    [Fact]
    public void Uses_OfTheRunner_HoldTheWaysToWrite()
    {
        using var core = new AssemblyUses(Shipped.AssemblyOf("Autoheal.Core"));

        var used = core.Read(@namespace => @namespace == "Autoheal.Execution").Where(IsAWayToWrite).Select(use => $"{use.UsedType}::{use.Member}").ToHashSet();

        Assert.Superset(
            new HashSet<string>
            {
                "Autoheal.Incidents.IncidentJournal::AppendAsync", "Autoheal.Execution.ExecutionPermit::.ctor", "Autoheal.Execution.IActionHandler::ExecuteAsync",
            },
            used);
    }

    [Fact]
    public void Check_OnEverythingThatShips_HasSeenCode()
    {
        var uses = 0;
        foreach (var project in Shipped.Projects)
        {
            using var assembly = new AssemblyUses(Shipped.AssemblyOf(project));
            uses += assembly.Read(IsThinking).Count();
        }

        Assert.True(uses > 10_000, $"only {uses} uses were read");
    }

    private static IReadOnlyList<string> Violations(AssemblyUses assembly) =>
        [.. assembly.Read(IsThinking).Where(IsAWayToWrite).Select(use => use.ToString()).Distinct()];

    private static bool IsThinking(string @namespace) => @namespace.Split('.').Intersect(ThinkingStages).Any();

    private static bool IsAWayToWrite(MethodUse use) => RawTransports.Contains(use.UsedType)
        || (use.UsedType.StartsWith("Autoheal.Kubernetes.", StringComparison.Ordinal) && use.UsedType.EndsWith("Writer", StringComparison.Ordinal)
            && use.UsedType.Contains(".Client.", StringComparison.Ordinal))
        || use.UsedType is "Autoheal.Execution.ActionRunner" or "Autoheal.Kubernetes.Execution.GuardedPatch"
        || (use.Member?.StartsWith("Append", StringComparison.Ordinal) == true && IsAJournal(use.UsedType))
        || use is { Member: "ExecuteAsync", UsedType: "Autoheal.Execution.IActionHandler" }
        || use is { Member: "RedeemAsync" or ".ctor", UsedType: "Autoheal.Execution.ExecutionPermit" };

    private static bool IsAJournal(string type) => type == "Autoheal.Incidents.IncidentJournal" || type.EndsWith("JournalStore", StringComparison.Ordinal);

    /// <summary>The statement in an async method of a type in the namespace, with a stand-in for a writer.</summary>
    private static string Source(string @namespace, string statement) => $$"""
        using Autoheal.Execution;
        using Autoheal.Journal;
        namespace {{@namespace}}
        {
            internal static class Rule
            {
                public static async System.Threading.Tasks.Task RunAsync(JournalStore store, IActionHandler action, ExecutionPermit permit)
                {
                    await System.Threading.Tasks.Task.Yield();
                    {{statement}}
                }
            }
        }
        namespace Autoheal.Kubernetes.Client
        {
            internal sealed class MapWriter { public void Write() { } }
        }
        """;
}
