using Autoheal.Journal;

namespace Autoheal.Cli.Tests;

public sealed class AuditTests
{
    [Fact]
    public async Task Verify_IntactJournal_IsOk()
    {
        await using var home = await LocalHome.WithEndedIncidentAsync();

        var ok = await home.RunAsync("audit", "verify", home.Path, "--format", "json");
        var text = await home.RunAsync("audit", "verify", AutohealStores.JournalDirectory(home.Path));

        var json = ok.ShouldBeJson("autoheal/audit-verify/v1", "ok", "records", "firstBad");
        Assert.True(json.GetProperty("ok").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, json.GetProperty("firstBad").ValueKind);
        Assert.Equal($"{json.GetProperty("records").GetInt64()} records · chain ok\n", text.Out);
        Assert.Equal(ExitCodes.Success, ok.ExitCode);
        Assert.Equal(ExitCodes.Success, text.ExitCode);
    }

    [Fact]
    public async Task Verify_ChangedByte_NamesTheFirstBadRecord()
    {
        await using var home = await LocalHome.WithEndedIncidentAsync();
        var copy = Directory.CreateDirectory(Path.Combine(home.Path, "copy")).FullName;
        foreach (var segment in Directory.EnumerateFiles(AutohealStores.JournalDirectory(home.Path), "*.segment"))
        {
            var bytes = await File.ReadAllBytesAsync(segment);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(Path.Combine(copy, Path.GetFileName(segment)), bytes);
        }

        var bad = await home.RunAsync("audit", "verify", copy, "--format", "json");
        var text = await home.RunAsync("audit", "verify", copy);

        Assert.False(bad.Json.GetProperty("ok").GetBoolean());
        var firstBad = bad.Json.GetProperty("firstBad").GetInt64();
        Assert.StartsWith($"record {firstBad} is bad: ", text.Out);
        Assert.Equal(ExitCodes.Negative, bad.ExitCode);
        Assert.Equal(ExitCodes.Negative, text.ExitCode);
    }

    [Fact]
    public async Task Verify_NoJournal_IsBadInput()
    {
        var empty = Directory.CreateTempSubdirectory("autoheal-test-").FullName;

        (await ToolRun.RunAsync("audit", "verify", empty)).ShouldRefuse(
            ExitCodes.BadInput,
            $"autoheal: there is no journal in '{empty}'; PATH must be a journal's directory or the state directory that holds it");
        Directory.Delete(empty);
    }

    [Fact]
    public async Task Show_Incident_PrintsEveryRecord()
    {
        await using var home = await LocalHome.WithEndedIncidentAsync();

        var json = (await home.RunAsync("audit", "show", "INC-1", "--format", "json")).ShouldBeJson("autoheal/audit-show/v1", "incidentId", "records");
        var text = await home.RunAsync("audit", "show", "INC-1");

        var records = json.GetProperty("records").EnumerateArray().ToArray();
        Assert.Equal("incident.opened", records[0].GetProperty("type").GetString());
        Assert.Equal("incident.closed", records[^1].GetProperty("type").GetString());
        Assert.Contains(records, record => record.GetProperty("actor").GetString() == "person:demo-oncall");
        Assert.All(records, record => Assert.Contains($" {record.GetProperty("type").GetString()}", text.Out));
        Assert.Contains($"      AUDIT   {records.Length} records · chain ok\n", text.Out);
    }

    [Theory]
    [InlineData("INC-2")]
    [InlineData("control")]
    public async Task Show_UnknownIncident_IsBadInput(string incident)
    {
        await using var home = await LocalHome.WithEndedIncidentAsync();

        (await home.RunAsync("audit", "show", incident)).ShouldRefuse(
            ExitCodes.BadInput, $"autoheal: no incident is called '{incident}' in '{home.Path}'; autoheal incidents lists them");
    }
}
