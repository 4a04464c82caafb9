using System.Text.Json;

namespace Autoheal.Cli.Tests;

public sealed class RecordingTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("autoheal-recording-");

    [Fact]
    public async Task Diagnose_Dump_NamesTheCauseAndWhatWasNotSeen()
    {
        Write("shop/state.json", Incident);

        var run = await ToolRun.RunAsync("diagnose", "--dump", _root.FullName, "--format", "json");

        using var report = JsonDocument.Parse(run.Out);
        var symptom = report.RootElement.GetProperty("symptoms")[0];
        Assert.Equal("api", symptom.GetProperty("object").GetProperty("name").GetString());
        Assert.Contains(report.RootElement.GetProperty("unknown").EnumerateArray(), text => text.GetString() == "Node: not-asked (the recording holds none of this kind)");
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Diagnose_AlertFile_SaysWhereToLook()
    {
        Write("shop/state.json", Incident);
        Write("other/pod.json", """{"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","namespace":"other"}}""");
        var alert = Path.Combine(_root.FullName, "alert.json");
        File.WriteAllText(alert, """
            {"version":"4","status":"firing","alerts":[{"status":"firing","labels":{"alertname":"Down","namespace":"shop","deployment":"api"},"startsAt":"2026-01-01T00:00:00Z"}]}
            """);

        var run = await ToolRun.RunAsync("diagnose", "--dump", _root.FullName, "--alert", alert, "--format", "json");

        using var report = JsonDocument.Parse(run.Out);
        var namespaces = report.RootElement.GetProperty("coverage").EnumerateArray().Select(entry => entry.GetProperty("namespace").GetString()).Distinct();
        Assert.Equal(["", "shop"], namespaces.Order());
    }

    [Theory]
    [InlineData("autoheal: There is no directory 'DIR/none'.", "diagnose", "--dump", "DIR/none")]
    [InlineData("autoheal: --logs belongs to a recording: give --dump, too", "diagnose", "--logs", "DIR")]
    [InlineData("autoheal: --dump reads files: --kubeconfig and --context have no place beside it", "diagnose", "--dump", "DIR", "--context", "x")]
    [InlineData("autoheal: --alert 'DIR/none' is no file of at most 4194304 bytes", "diagnose", "--dump", "DIR", "--alert", "DIR/none")]
    public async Task Diagnose_WrongInput_IsOneLineAndExitTwo(string line, params string[] arguments)
    {
        Write("pod.json", """{"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","namespace":"other"}}""");

        var run = await ToolRun.RunAsync([.. arguments.Select(argument => argument.Replace("DIR", _root.FullName, StringComparison.Ordinal))]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(line.Replace("DIR", _root.FullName, StringComparison.Ordinal), run.Error.TrimEnd());
    }

    public void Dispose() => _root.Delete(recursive: true);

    private const string Incident = """
        {"kind":"List","apiVersion":"v1","items":[
          {"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"api","namespace":"shop","uid":"d","creationTimestamp":"2025-12-01T00:00:00Z"},
           "spec":{"replicas":1,"selector":{"matchLabels":{"app":"api"}}},"status":{"replicas":1}},
          {"kind":"ReplicaSet","apiVersion":"apps/v1","metadata":{"name":"api-1","namespace":"shop","uid":"r","creationTimestamp":"2025-12-01T00:00:00Z","labels":{"app":"api"},
           "ownerReferences":[{"kind":"Deployment","name":"api","uid":"d","controller":true}]},"spec":{"selector":{"matchLabels":{"app":"api"}}}},
          {"kind":"Pod","apiVersion":"v1","metadata":{"name":"api-1-a","namespace":"shop","uid":"p","creationTimestamp":"2025-12-31T00:00:00Z","labels":{"app":"api"},
           "ownerReferences":[{"kind":"ReplicaSet","name":"api-1","uid":"r","controller":true}]},"spec":{"containers":[{"name":"app","image":"x:1"}]},
           "status":{"phase":"Running","containerStatuses":[{"name":"app","restartCount":9,"state":{"waiting":{"reason":"CrashLoopBackOff"}},
             "lastState":{"terminated":{"exitCode":1,"reason":"Error","startedAt":"2026-01-01T00:00:00Z","finishedAt":"2026-01-01T00:00:01Z"}}}]}}]}
        """;

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
