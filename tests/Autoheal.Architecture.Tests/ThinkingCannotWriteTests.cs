using Microsoft.CodeAnalysis;

namespace Autoheal.Architecture.Tests;

/// <summary>
/// Spine 1, proved on compiled code: no namespace that perceives, collects, reasons, plans, judges or verifies references a writer, an
/// append or a raw HTTP client.
/// </summary>
public sealed class ThinkingCannotWriteTests
{
    private static readonly string[] Thinking = ["Perception", "Context", "Reasoning", "Planning", "Policy", "Verification"];

    private static readonly string[] Forbidden =
    [
        "Autoheal.Kubernetes.Client.KubernetesWriter::",
        "Autoheal.Journal.JournalStore::AppendAsync",
        "Autoheal.Incidents.IncidentJournal::AppendAsync",
        "Autoheal.Incidents.IncidentJournal::AppendInPhaseAsync",
        "Autoheal.Execution.ExecutionPermit::.ctor",
        "Autoheal.Execution.ExecutionPermit::RedeemAsync",
        "Autoheal.Execution.IActionHandler::ExecuteAsync",
        "System.Net.Http.HttpClient::",
        "System.Net.Http.HttpMessageInvoker::",
    ];

    public static TheoryData<string> Names => ["Autoheal.Abstractions", "Autoheal.Core", "Autoheal.Kubernetes", "Autoheal.Hosting"];

    [Theory]
    [MemberData(nameof(Names))]
    public void ThinkingNamespace_OfTheProduct_ReferencesNoWriter(string name)
    {
        using var image = File.OpenRead(Product.PathOf(name));

        Assert.Empty(Violations(image));
    }

    [Fact]
    public void Scan_OfCore_SeesTheCallsThatItLooksFor()
    {
        using var image = File.OpenRead(Product.PathOf("Autoheal.Core"));
        var calls = CallScan.Calls(image).ToArray();

        Assert.Contains(("Autoheal.Execution.ActionRunner", "Autoheal.Incidents.IncidentJournal::AppendAsync"), calls);
        Assert.Contains(("Autoheal.Execution.ActionRunner", "Autoheal.Execution.ExecutionPermit::.ctor"), calls);
        Assert.Contains(("Autoheal.Incidents.IncidentJournal", "Autoheal.Journal.JournalStore::AppendAsync"), calls);
    }

    [Theory]
    [InlineData("static void F() => new System.Net.Http.HttpClient().CancelPendingRequests();")]
    [InlineData("static async System.Threading.Tasks.Task F() => await new System.Net.Http.HttpClient().GetStringAsync(\"\");")]
    [InlineData("static System.Func<object> F() => () => new System.Net.Http.HttpClient();")]
    [InlineData("static async System.Threading.Tasks.Task F(Autoheal.Execution.ExecutionPermit p) => await p.RedeemAsync(p.Target, default);")]
    public void Scan_OfAThinkingTypeThatWrites_FindsIt(string member)
    {
        using var image = Compile($"namespace Autoheal.Stranger.Reasoning; class Bad {{ {member} }}");

        Assert.NotEmpty(Violations(image));
    }

    private static string[] Violations(Stream image) =>
    [
        .. CallScan.Calls(image)
            .Where(call => Thinking.Contains(call.Caller.Split('.')[^2]) || call.Caller.Split('.')[..^1].Intersect(Thinking).Any())
            .Where(call => Forbidden.Any(forbidden => call.Callee.StartsWith(forbidden, StringComparison.Ordinal)))
            .Select(call => $"{call.Caller} → {call.Callee}")
            .Distinct(),
    ];

    private static MemoryStream Compile(string source)
    {
        var image = new MemoryStream();
        var result = Compiler.Compile(source).Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return image;
    }
}
