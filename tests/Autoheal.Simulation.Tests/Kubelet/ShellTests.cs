using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Kubelet;

/// <summary>Commands as people put them into manifests: what a container with a shell does with them.</summary>
public sealed class ShellTests
{
    private const string Once = """{ "restartPolicy": "Never" }""";
    private readonly TestPod _pod = new();

    [Theory]
    [InlineData("exit 1", "1 Error")]
    [InlineData("exit 0", "0 Completed")]
    [InlineData("false", "1 Error")]
    [InlineData("true && false || exit 7", "7 Error")]
    [InlineData("! true", "1 Error")]
    [InlineData("nosuchtool", "127 Error")]
    [InlineData("/etc/passwd", "126 Error")]
    [InlineData("if [ -z \"$NOTHING\" ]; then exit 3; else exit 4; fi", "3 Error")]
    [InlineData("for i in 1 2 3; do if [ $i -eq 2 ]; then exit 12; fi; done", "12 Error")]
    [InlineData("set -e; false; exit 0", "1 Error")]
    [InlineData("i=0; while [ $i -lt 3 ]; do i=$((i+1)); sleep 1; done; exit $i", "3 Error")]
    [InlineData("sh -c 'exit 9'", "9 Error")]
    [InlineData("echo 'open", "2 Error")]
    [InlineData("sleep 2; tail /dev/zero", "137 OOMKilled")]
    public void Script_Ends_AsAShellWouldEndIt(string script, string state)
    {
        _pod.RunScript(script, Once, """{ "resources": { "limits": { "memory": "64Mi" } } }""").Run(30);

        Assert.Equal(state, _pod.State());
    }

    [Theory]
    [InlineData("echo hello; echo $GREETING world", "hello|good day world")]
    [InlineData("echo a; sleep 2; echo b > /tmp/x; cat /tmp/x", "a|b")]
    [InlineData("cat /none", "cat: can't open '/none': No such file or directory")]
    [InlineData("nosuchtool", "sh: nosuchtool: not found")]
    [InlineData("echo one | grep one | wc -l", "1")]
    [InlineData("X=$(hostname); echo \"pod ${X} ${Y:-none}\"", "pod api none")]
    [InlineData("printf 'a\\nb\\n'", "a|b")]
    [InlineData("echo visible >&2; echo hidden > /dev/null", "visible")]
    public void Script_Writes_WhatAShellWouldWrite(string script, string log)
    {
        _pod.RunScript(script, Once, """{ "env": [ { "name": "GREETING", "value": "good day" } ] }""").Run(30);

        Assert.Equal(log.Split('|'), _pod.Log());
    }

    [Fact]
    public void Loop_ThatWritesAndSleeps_GoesOnWithoutWork()
    {
        _pod.RunScript("while true; do echo tick; sleep 5; done").Run(20);
        var before = _pod.Pod.ResourceVersion;
        _pod.Run(41);

        Assert.InRange(_pod.Log().Count, 10, 12);
        Assert.All(_pod.Log(), line => Assert.Equal("tick", line));
        Assert.Equal(before, _pod.Pod.ResourceVersion);
    }

    [Fact]
    public void Loop_WithoutAPause_BurnsItsCpuLimit()
    {
        _pod.RunScript("while true; do :; done", container: """{ "resources": { "limits": { "cpu": "250m" } } }""").Run(30);

        Assert.Equal("running", _pod.State());
        Assert.Equal(250, _pod.Cluster.Plane.Usage.Of("shop", "api", "main")!.MilliCpu);
    }

    [Theory]
    [InlineData("sleep 3600", 5, "137 Error")]
    [InlineData("trap 'exit 0' TERM; sleep 3600", 2, "0 Completed")]
    [InlineData("trap '' TERM; while true; do sleep 1; done", 5, "137 Error")]
    public void Stop_ShellThatDoesNotListen_IsKilled(string script, int seconds, string state)
    {
        _pod.RunScript(script, """{ "terminationGracePeriodSeconds": 5 }""").Run(10);
        var seen = new List<string>();
        _pod.Cluster.Store.Changed += _ =>
        {
            if (_pod.Cluster.Store.Find(Kinds.Pod, "shop", "api") is not null)
                seen.Add(_pod.State());
        };

        _pod.Cluster.Store.Delete(Kinds.Pod, "shop", "api", DeleteOptions.Default);
        _pod.Run(seconds - 1);
        _pod.Run(4);

        Assert.Contains(state, seen);
    }

    [Fact]
    public void Command_NotInTheImage_IsAStartError()
    {
        _pod.Create("""{ "command": [ "serve" ] }""").Run(3);

        Assert.Equal("128 StartError", _pod.Last());
        Assert.Contains(_pod.Events("Failed"), text => text.EndsWith("exec: \"serve\": executable file not found in $PATH: unknown", StringComparison.Ordinal));
    }

    [Fact]
    public void Image_WithoutAShell_CannotRunAScript()
    {
        _pod.RunScript("exit 0", Once, """{ "image": "registry.k8s.io/pause:3.10" }""").Run(5);

        Assert.Equal("128 StartError", _pod.State());
    }

    [Fact]
    public void Image_ShellWithoutAScript_EndsAtOnce()
    {
        _pod.Create("{}").Run(8);

        Assert.Equal("0 Completed", _pod.Last());
        Assert.True(Pods.Restarts(_pod.Pod) > 0);
    }

    [Fact]
    public void TerminationMessage_FromTheFileOrTheLog()
    {
        _pod.RunScript("echo no route to warehouse > /dev/termination-log; exit 1", Once).Run(10);
        Assert.Equal("no route to warehouse\n", _pod.Container().Object("state").Text("terminated", "message"));

        var other = new TestPod().RunScript("echo from the log; exit 1", Once, """{ "terminationMessagePolicy": "FallbackToLogsOnError" }""").Run(10);
        Assert.Equal("from the log\n", other.Container().Object("state").Text("terminated", "message"));
    }
}
